/** Station four: contract and filing, the work, its progress, the spend. */
import { act, expectState, openCase } from './support/case-desk.ts';
import { completeForms, dayFromNow } from './support/filling-in.ts';
import type { Scenario } from './support/scenarios.ts';
import { sees, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';

const provider = 'provider01@example.com';

export const retrofitting = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the enterprise fills in the contract with its plan and files it; the district accepts',
      run: async () => {
        await office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId, 'contract');
          await page.locator('[data-save=contract]').click();
          await shown(page, '.error-summary a').waitFor();
          await page.locator('#contract-number').fill('HT-2026-018');
          await page.locator('#contract-signedOn').fill(await dayFromNow(page, -1));
          await page.locator('#contract-planStartsOn').fill(await dayFromNow(page, 0));
          await page.locator('#contract-planEndsOn').fill(await dayFromNow(page, 90));
          await page.getByLabel('合同含有数据安全条款').check();
          await page.locator('input[id^=line-name-]').fill('MES 软件许可');
          await page.locator('input[id^=line-listPrice-]').fill('420000');
          await page.locator('input[id^=line-price-]').fill('360,000');
          await page.locator('input[id^=milestone-name-]').fill('上线试运行');
          await page.locator('input[id^=milestone-due-]').fill(await dayFromNow(page, 60));
          await page.locator('[data-save=contract]').click();
          await sees(page, '已保存；确认无误后提交备案');
          await camera.take(page, '08-contract');
          await completeForms(page, walk.caseId);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'contract.file');
        });
        await office.as(walk.district, async (page) => {
          await openCase(page, walk.caseId, 'contract');
          expectState(await act(page, walk.caseId, 'contract.accept'), 'retrofit.underway');
        });
      },
    },
  ];
};

export const finishing = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the provider closes the milestones and reports all of the work done',
      run: () =>
        office.as(provider, async (page) => {
          await openCase(page, walk.caseId, 'contract');
          await page.locator('.milestones button').first().click();
          await shown(page, '.milestones .good').waitFor();
          await page.locator('#progress-percent').fill('100');
          await page.locator(`#progress-${walk.caseId}`).fill('系统已上线，人员培训完成。');
          await page.getByRole('button', { name: '提交进度' }).click();
          await shown(page, '.history-entry', '系统已上线').waitFor();
        }),
    },
    {
      name: 'the enterprise enters its spend and reports completion',
      run: () =>
        office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId, 'spend');
          await page.getByRole('button', { name: '增加一行' }).click();
          await page.locator('input[id^=spend-name-]').fill('MES 软件许可');
          for (const name of ['contract', 'invoiced', 'paid'])
            await page.locator(`input[id^=spend-${name}-]`).fill('360000');
          await page.locator('input[id^=spend-invoiceCode-]').fill('24420000000018870001');
          for (const name of ['contractOn', 'invoiceOn', 'paidOn'])
            await page
              .locator(`input[id^=spend-${name}-]`)
              .fill(await dayFromNow(page, name === 'contractOn' ? -1 : 0));
          await page.locator('[data-save=spend]').click();
          await shown(page, '.line-sums', /已保存 ¥360,000\.00/).waitFor();
          await camera.take(page, '09-spend');
          await act(page, walk.caseId, 'retrofit.finish');
        }),
    },
  ];
};
