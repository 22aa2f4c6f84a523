/** An application that is rejected, corrected, published, objected to twice, refused, appealed and heard: nobody twice. */
import { act, because, expectState, openCase, viewOf } from './support/case-desk.ts';
import { answerQuestionnaire, completeForms } from './support/filling-in.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { choose, sees, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';
import { startApplication } from './walk-application.ts';

export const beingCorrected = (walk: Walk): Scenario[] => [
  {
    name: 'another enterprise applies, and its district rejects it by mistake',
    run: async () => {
      const { office } = walk;
      await office.as(walk.enterprise, async (page) => {
        walk.caseId = await startApplication(page);
        walk.district = `district-${(await viewOf(page, walk.caseId)).district}@example.com`;
        await completeForms(page, walk.caseId);
        await answerQuestionnaire(page, walk.caseId, 'self', false);
        await openCase(page, walk.caseId);
        await act(page, walk.caseId, 'application.submit');
      });
      await office.as(walk.district, async (page) => {
        await page.locator(`.task-link[href="/cases/${walk.caseId}"]`).click();
        await act(page, walk.caseId, 'application.reject', because('主营业务不属于支持的细分行业。'));
      });
    },
  },
  {
    name: 'an officer proposes to correct the state, and the director corrects it',
    run: async () => {
      const { office, caseId } = walk;
      await office.as('officer3@example.com', async (page) => {
        await openCase(page, caseId, 'measures');
        await sees(page, '市级审核');
        await page.locator(`#correction-${caseId}`).fill('细分行业代码在支持目录内，初审误判。');
        await page.getByRole('button', { name: '提出更正' }).click();
        await sees(page, '已提出，等待分管领导更正');
      });
      await office.as('director@example.com', async (page) => {
        await openCase(page, caseId);
        const after = await act(page, caseId, 'case.correct', async (form) => {
          await choose(form, '#say-to', '市级审核');
          await form.locator('#say-reason').fill('情况属实，同意更正。');
        });
        expectState(after, 'application.cityReview');
      });
    },
  },
];

export const beingObjectedTo = (walk: Walk): Scenario[] => [
  {
    name: 'an objection against the published application is heard and dismissed; the notice goes on with the time left',
    run: async () => {
      const { office, caseId } = walk;
      await office.as('officer1@example.com', async (page) => {
        await openCase(page, caseId);
        await act(page, caseId, 'application.approve');
      });
      await office.as('objection1@example.com', async (page) => {
        await openCase(page, caseId);
        const { dueAt } = await viewOf(page, caseId);
        await act(page, caseId, 'objection.admit', because('实名书面异议：该企业近三年发生环境违法。'));
        await page.locator('.clock .pill').filter({ hasText: '已暂停' }).first().waitFor();
        const after = await act(page, caseId, 'objection.dismiss', because('经核查，异议所述事实不成立。'));
        expectState(after, 'application.publicNotice');
        expectThat(
          after.dueAt?.slice(0, 10) === dueAt?.slice(0, 10),
          `the notice ends on ${after.dueAt}, not ${dueAt}`,
        );
      });
    },
  },
  {
    name: 'a second objection is upheld, and the application is refused',
    run: () =>
      walk.office.as('objection2@example.com', async (page) => {
        const { caseId } = walk;
        await openCase(page, caseId);
        await act(page, caseId, 'objection.admit', because('实名书面异议：申报的设备已享受其他补助。'));
        const after = await act(page, caseId, 'objection.uphold', because('经核查属实，不符合申报条件。'));
        expectState(after, 'application.refused');
      }),
  },
];

export const appealing = (walk: Walk): Scenario[] => [
  {
    name: 'the enterprise reads why, appeals, and an officer who decided nothing hears it',
    run: async () => {
      const { office, caseId } = walk;
      await office.as(walk.enterprise, async (page) => {
        await openCase(page, caseId, 'history');
        await shown(page, '.history-entry', '经核查属实，不符合申报条件').waitFor();
        await act(page, caseId, 'appeal.file', because('所指设备未申报其他补助，附凭证说明。'));
      });
      await office.as('officer1@example.com', async (page) => {
        await openCase(page, caseId);
        await page.locator('#what-now [data-event="appeal.uphold"][disabled]').waitFor();
        await shown(page, '.blocked-why', '须由未参与过本案决定的人员办理').waitFor();
      });
      await office.as('officer2@example.com', async (page) => {
        await openCase(page, caseId, 'history');
        const after = await act(page, caseId, 'appeal.uphold', because('原决定依据不足，予以撤销，重新办理。'));
        expectState(after, 'application.cityReview');
      });
    },
  },
];
