/** Who may apply: a stranger finds out by themselves on a phone, a drafter is told early, the bureau has its checklist. */
import type { Page } from 'playwright-core';
import { type Camera, expectAccessible, expectFits } from './support/camera.ts';
import { act, expectState, openCase, viewOf } from './support/case-desk.ts';
import { answerQuestionnaire, completeForms, readForms } from './support/filling-in.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { type Office, phone } from './support/seat.ts';
import { choose, sees, settled, shown, waitUntil } from './support/waits.ts';
import type { Walk } from './walk.ts';
import { startApplication } from './walk-application.ts';

const next = (page: Page) => page.locator('[data-next="self-test"]').click();
const say = (page: Page, code: string, answer: string) =>
  page.locator(`#statement-${code} label`, { hasText: answer }).click();
const outcome = (page: Page, code: string) => page.locator(`[data-check="${code}"]`).getAttribute('class');

async function fillEnterprise(page: Page, { staff, revenue }: { staff: string; revenue: string }): Promise<void> {
  await choose(page, '#district', '大冶市');
  await choose(page, '#subIndustry', '高端装备');
  await page.locator('#staff').fill(staff);
  await page.locator('#revenue').fill(revenue);
}

export const testingOneself = (office: Office, camera: Camera): Scenario[] => [
  {
    name: 'a stranger lands on the front page: benefit, who may apply, steps with their time, papers, open calls',
    run: async () => {
      await office.stranger(async (page) => {
        await page.goto('/');
        await page.waitForURL(({ pathname }) => pathname === '/welcome');
        await sees(page, /每家最高 200,000 元/);
        await sees(page, /区县初审/);
        await sees(page, /5 个工作日/);
        await sees(page, /营业执照/);
        await sees(page, /演示批次/);
        await expectAccessible(page, 'the front page');
        await camera.take(page, '36-welcome');
      });
      await office.stranger(async (page) => {
        await page.goto('/welcome');
        await shown(page, '.legal-stages').waitFor();
        await expectFits(page, 'the front page');
        await expectAccessible(page, 'the front page on a phone');
        await camera.take(page, '37-welcome-phone');
      }, phone);
    },
  },
  {
    name: 'on a phone they test themselves without an account, go back and reload, and nothing typed is lost',
    run: () =>
      office.stranger(async (page) => {
        await page.goto('/self-test');
        await fillEnterprise(page, { staff: '二十', revenue: '23,000,000' });
        await next(page);
        await shown(page, '.error-summary a').waitFor();
        await page.locator('#staff').fill('299');
        await expectFits(page, 'the first step');
        await expectAccessible(page, 'the first step');
        await camera.take(page, '38-self-test-phone');
        await next(page);
        for (const code of ['notAbnormal', 'notDishonest', 'notEnforced', 'noAccident']) await say(page, code, '没有');
        await say(page, 'notFunded', '不清楚');
        await expectFits(page, 'the second step');
        await page.reload();
        await page.locator('#statement-notFunded input:checked').waitFor();
        await page.goBack();
        await page.locator('#staff').waitFor();
        expectThat((await page.locator('#staff').inputValue()) === '299', 'what was typed is gone');
        await page.goForward();
        await next(page);
        await page.locator('#spend-software').fill('500000');
        await page.locator('#spend-training').fill('30000');
        await expectFits(page, 'the third step');
        await next(page);
        await shown(page, '[data-verdict="open"]').waitFor();
        await sees(page, /200,000\.00/);
        await sees(page, /人员培训：30,000\.00 元不计入/);
        await sees(page, /属小型企业：人数不足 300 人，未达中型标准/);
        expectThat(
          Boolean((await outcome(page, 'notFunded'))?.includes('rule-unknown')),
          'what is unknown is said to be known',
        );
        await expectFits(page, 'the result');
        await expectAccessible(page, 'the result');
        await camera.take(page, '39-self-test-result-phone');
        await page.reload();
        await shown(page, '[data-verdict="open"]').waitFor();
      }, phone),
  },
  {
    name: 'a large enterprise is told which rule fails and by which figures',
    run: () =>
      office.stranger(async (page) => {
        await page.goto('/self-test');
        await fillEnterprise(page, { staff: '1000', revenue: '400000000' });
        await page.goto('/self-test?step=result');
        await shown(page, '[data-verdict="fails"]').waitFor();
        expectThat(
          Boolean((await outcome(page, 'smallOrMedium'))?.includes('rule-fails')),
          'a large enterprise may apply',
        );
        await sees(page, /人数达到 1000 人，且收入达到 400,000,000\.00 元/);
        await expectAccessible(page, 'the result');
        await camera.take(page, '40-self-test-fails');
        await page.locator('[data-again="self-test"]').click();
        await page.locator('#staff').waitFor();
        await settled(page);
        expectThat((await page.locator('#staff').inputValue()) === '', 'starting again keeps the answers');
      }),
  },
];

const officer = 'officer1@example.com';
const sized = { staff: '5000', revenue: '500000000' };

async function fillSize(page: Page, { staff, revenue }: typeof sized): Promise<void> {
  await page.locator('#application-staff').fill(staff);
  await page.locator('#application-revenue').fill(revenue);
  await page.locator('#application-revenue').blur();
}

const csv = (rows: readonly string[]) => ({
  name: 'list.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['企业名称,统一社会信用代码', ...rows].join('\n')),
});

export const checkingEligibility = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the drafter of a large enterprise is told before handing in, by which figures; smaller ones may go on',
      run: () =>
        office.as(walk.enterprise, async (page) => {
          walk.caseId = await startApplication(page);
          walk.district = `district-${(await viewOf(page, walk.caseId)).district}@example.com`;
          await page.goto(`/cases/${walk.caseId}/application/basics`);
          await fillSize(page, sized);
          await shown(page, '.early-warning', '从业人员 5000 人、营业收入 500,000,000.00 元，属大型企业').waitFor();
          await expectAccessible(page, 'the early warning');
          await camera.take(page, '41-early-warning');
          await openCase(page, walk.caseId);
          await shown(page, '.blocked-why', '中小企业').waitFor();
          await page.goto(`/cases/${walk.caseId}/application/basics`);
          await fillSize(page, { staff: '120', revenue: '23000000' });
          await page.locator('.early-warning').waitFor({ state: 'detached' });
          await waitUntil('the size is saved', async () =>
            (await readForms(page, walk.caseId)).some(({ answers }) => answers.revenue === '23000000.00'),
          );
          await settled(page);
          await completeForms(page, walk.caseId);
          await answerQuestionnaire(page, walk.caseId, 'self', false);
          await openCase(page, walk.caseId);
          expectState(await act(page, walk.caseId, 'application.submit'), 'application.districtReview');
          await openCase(page, walk.caseId, 'eligibility');
          await shown(page, '[data-check="notEnforced"]', '（演示），截至').waitFor();
        }),
    },
    {
      name: 'an officer has a checklist with sources and days, records what was looked up, and cannot approve what fails',
      run: async () => {
        await office.as(walk.district, async (page) => {
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'application.endorse');
        });
        await office.as(officer, async (page) => {
          await openCase(page, walk.caseId, 'eligibility');
          await page.locator('[data-look-up="noAccident"]').click();
          await page.locator('[data-save="look-up-noAccident"]').click();
          await shown(page, '.field-error', '须填写')
            .or(shown(page, '.field-error', '必填'))
            .first()
            .waitFor();
          await page.locator('[data-check="noAccident"] label', { hasText: '有记录' }).click();
          await page.locator('#look-up-noAccident-source').fill('市应急局');
          await page.locator('#look-up-noAccident-note').fill('2024 年轻伤事故');
          await page.reload();
          await page.locator('#look-up-noAccident-note').waitFor();
          expectThat(
            (await page.locator('#look-up-noAccident-note').inputValue()) === '2024 年轻伤事故',
            'what was typed is gone',
          );
          await page.locator('[data-save="look-up-noAccident"]').click();
          await shown(page, '[data-check="noAccident"].rule-fails', '市应急局').waitFor();
          await shown(page, '.blocked-why', '无重大事故').waitFor();
          await expectAccessible(page, 'the checklist');
          await camera.take(page, '42-checklist', '.tabs');
          await page.locator('[data-ask-waiver="noAccident"]').click();
          await page.locator(`#waiver-noAccident-${walk.caseId}`).fill('事故已结案，责任不在企业。');
          await page.getByRole('button', { name: '提交豁免申请' }).click();
          await sees(page, '已申请豁免，待决定');
        });
      },
    },
    {
      name: 'the director waives it by name, and the officer approves; the enterprise sees the waiver and no notes',
      run: async () => {
        await office.as('director@example.com', async (page) => {
          await openCase(page, walk.caseId, 'eligibility');
          await page.locator(`#waiver-decision-noAccident-${walk.caseId}`).fill('同意。');
          await page.getByRole('button', { name: '同意豁免' }).click();
          await shown(page, '[data-check="noAccident"]', '已豁免').waitFor();
          await camera.take(page, '43-waiver', '.tabs');
        });
        await office.as(
          walk.enterprise,
          async (page) => {
            await openCase(page, walk.caseId, 'eligibility');
            await shown(page, '[data-check="noAccident"]', '已豁免').waitFor();
            expectThat(!(await page.content()).includes('轻伤'), 'the enterprise reads the note of an officer');
            await expectFits(page, 'the checks');
            await expectAccessible(page, 'the checks on a phone');
            await camera.take(page, '44-checks-phone', '.tabs');
          },
          phone,
        );
        await office.as(officer, async (page) => {
          await openCase(page, walk.caseId);
          expectState(await act(page, walk.caseId, 'application.approve'), 'application.publicNotice');
        });
      },
    },
    {
      name: 'a list with a row that cannot be understood is refused by row; put right it is in force',
      run: () =>
        office.as(officer, async (page) => {
          await page.getByRole('link', { name: '核查名单' }).click();
          await page.locator('[data-save="list"]').click();
          await shown(page, '.error-summary a').waitFor();
          await choose(page, '#list-kind', '经营异常名录');
          await page.locator('#list-source').fill('市市场监管局');
          const file = page.locator('#list-file');
          await file.setInputFiles(csv(['甲公司,91330100MA2TEAT057', '乙公司,91330100MA2TEAT05K']));
          await page.locator('[data-save="list"]').click();
          await shown(page, '[role=alert]', '第 2 行').waitFor();
          await expectAccessible(page, 'lists');
          await camera.take(page, '45-lists');
          await file.setInputFiles(csv(['甲公司,91330100MA2TEAT05K']));
          await page.locator('[data-save="list"]').click();
          await waitUntil(
            'the list is there',
            async () => (await page.locator('tbody tr', { hasText: '市市场监管局' }).count()) === 1,
          );
          await sees(page, '现行');
          await page.setViewportSize(phone);
          await expectFits(page, 'lists');
        }),
    },
  ];
};
