/** How cases end otherwise: taken back by the enterprise, terminated by the bureau, paid back. */
import { expectAccessible } from './support/camera.ts';
import { act, because, expectState, openCase, viewOf } from './support/case-desk.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { sees, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';
import { startApplication } from './walk-application.ts';

export const takingBack = ({ office }: Walk, enterprise: string): Scenario[] => [
  {
    name: 'an enterprise takes its application back, and may no longer touch it',
    run: () =>
      office.as(enterprise, async (page) => {
        const caseId = await startApplication(page);
        expectState(await act(page, caseId, 'case.withdraw', because('今年暂不改造。')), 'withdrawn');
        await sees(page, '案件已办结');
        expectThat((await page.locator('#what-now [data-event]').count()) === 0, 'a closed case offers actions');
      }),
  },
];

/** Grounds, an answer, a decision: three people, and the enterprise is heard before. */
export const terminating = (walk: Walk): Scenario[] => [
  {
    name: 'an officer proposes to terminate, the enterprise answers, the director decides',
    run: () =>
      walk.office.as('officer2@example.com', async (desk) => {
        const { office, caseId } = walk;
        await openCase(desk, caseId, 'measures');
        await desk.locator(`#termination-${caseId}`).fill('企业已停产，不再具备改造条件。');
        await desk.getByRole('button', { name: '提出终止' }).click();
        await shown(desk, '.card', '企业已停产').waitFor();
        await office.as(walk.enterprise, async (own) => {
          await openCase(own, caseId);
          await own.getByRole('link', { name: '查看并办理' }).click();
          await expectAccessible(own, 'a termination to answer');
          await own.locator('textarea[id^=answer-]').fill('停产系设备检修，不影响改造，但同意由贵局决定。');
          await own.getByRole('button', { name: '提交申辩' }).click();
          await shown(own, '.card', '停产系设备检修').waitFor();
        });
        await office.as('director@example.com', async (page) => {
          await openCase(page, caseId, 'measures');
          await shown(page, '.card', '停产系设备检修').waitFor();
          await page.locator('textarea[id^=decision-]').fill('停产属实，决定终止。');
          await page.getByRole('button', { name: '决定终止' }).click();
          await shown(page, '.ant-popconfirm .ant-btn-primary').click();
          await sees(page, '案件已办结');
        });
        expectState(await viewOf(desk, caseId), 'terminated');
      }),
  },
];

/** After the money was paid: the auditor finds something, the director orders it back, the treasury records what comes. */
export const recovering = (walk: Walk): Scenario[] => [
  {
    name: 'the auditor raises a finding, the director orders money back',
    run: async () => {
      const { office, caseId } = walk;
      await office.as('auditor@example.com', async (page) => {
        await openCase(page, caseId, 'money');
        await act(page, caseId, 'finding.raise', because('抽查发现一张发票于拨付后红冲。'));
      });
      await office.as('director@example.com', async (page) => {
        await page.locator(`.task-link[href="/cases/${caseId}"]`).click();
        const after = await act(page, caseId, 'recovery.order', async (form) => {
          await form.locator('#say-amount').fill('60000');
          await form.locator('#say-reason').fill('红冲发票对应的补助应予退回。');
        });
        expectThat(after.money.ordered === '60000.00', `${after.money.ordered} was ordered back`);
      });
    },
  },
  {
    name: 'the treasury records what the enterprise pays back until nothing is owed',
    run: () =>
      walk.office.as('treasury2@example.com', async (page) => {
        const { caseId } = walk;
        const repaid = (amount: string, bankReference: string) =>
          act(page, caseId, 'recovery.record', async (form) => {
            await form.locator('#say-amount').fill(amount);
            await form.locator('#say-bankReference').fill(bankReference);
          });
        await openCase(page, caseId, 'money');
        expectState(await repaid('20000', 'TK20270501001'), 'recovery.recovering');
        const { state, money } = await repaid('40000', 'TK20270520001');
        expectState({ state }, 'recovered');
        expectThat(money.recovered === '60000.00', `${money.recovered} came back`);
        await shown(page, '.compute', '¥60,000.00').waitFor();
      }),
  },
];
