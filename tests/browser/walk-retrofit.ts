/** Station four: contract and filing, the work, its progress, the spend. */
import type { Page } from 'playwright-core';
import { act, completeForms, openCase, viewOf } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { read } from './support/seat.ts';
import { districtOf, type Walk } from './walk.ts';

const provider = 'provider01@example.com';

/** A day so many days from the product's own today. */
export async function dayFromNow(page: Page, days: number): Promise<string> {
  const { now } = await read<{ now: string }>(page, '/api/session');
  return new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);
}

export const retrofitting = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the enterprise fills in the contract with its plan and files it; the district accepts',
      run: async () => {
        await office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId, 'contract');
          await page.locator('[data-save=contract]').waitFor();
          await page.locator('[data-save=contract]').click();
          await page.locator('.error-summary').waitFor();
          await page.locator('#contract-number').fill('HT-2026-018');
          await page.locator('#contract-signedOn').fill(await dayFromNow(page, -1));
          await page.locator('#contract-planStartsOn').fill(await dayFromNow(page, 0));
          await page.locator('#contract-planEndsOn').fill(await dayFromNow(page, 90));
          await page.getByText('合同含有数据安全条款').click();
          await page.locator('input[id^=line-name-]').fill('MES 软件许可');
          await page.locator('input[id^=line-listPrice-]').fill('420000');
          await page.locator('input[id^=line-price-]').fill('360,000');
          await page.locator('input[id^=milestone-name-]').fill('上线试运行');
          await page.locator('input[id^=milestone-due-]').fill(await dayFromNow(page, 60));
          await page.locator('[data-save=contract]').click();
          await page.getByText('合同已保存').waitFor();
          await camera.take(page, '08-contract');
          await completeForms(page, walk.caseId);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'contract.file');
        });
        await office.as(await districtOf(walk), async (page) => {
          await openCase(page, walk.caseId, 'contract');
          await act(page, walk.caseId, 'contract.accept');
          expectThat((await viewOf(page, walk.caseId)).state === 'retrofit.underway', 'the work has not begun');
        });
      },
    },
    {
      name: 'the provider closes the milestones and reports all of the work done',
      run: () =>
        office.as(provider, async (page) => {
          await openCase(page, walk.caseId, 'contract');
          await page.locator('.milestones button').first().click();
          await page.locator('.milestones .good').first().waitFor();
          await page.locator('#progress-percent').fill('100');
          await page.locator(`#progress-${walk.caseId}`).fill('系统已上线，人员培训完成。');
          await page.getByRole('button', { name: '提交进度' }).click();
          await page.locator('.history-entry').first().waitFor();
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
          await page.getByText('明细已保存').waitFor();
          await camera.take(page, '09-spend');
          await act(page, walk.caseId, 'retrofit.finish');
        }),
    },
  ];
};
