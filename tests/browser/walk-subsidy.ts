/** Station seven: claim, audit, approval, notice, payment. */
import { act, openCase, viewOf } from './support/case-desk.ts';
import { completeForms } from './support/filling-in.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { choose, sees, shown } from './support/waits.ts';
import { emailOf, letTimePass, type Walk } from './walk.ts';

export const claiming = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the enterprise gives its account and claims',
      run: () =>
        office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId, 'money');
          await page.locator('#account-bank').fill('中国银行黄石分行营业部');
          await page.locator('#account-number').fill('6217 0000 1234 5678');
          await page.locator('[data-save=account]').click();
          await sees(page, '6217000012345678');
          await completeForms(page, walk.caseId);
          await openCase(page, walk.caseId);
          const { auditFirm } = await act(page, walk.caseId, 'subsidy.claim');
          walk.auditor = emailOf(walk, 'auditFirm', auditFirm?.name);
        }),
    },
    {
      name: 'the audit firm decides on every line and concludes',
      run: () =>
        office.as(walk.auditor, async (page) => {
          await openCase(page, walk.caseId, 'spend');
          await page.getByText('部分核减').first().click();
          await page.locator('input[id^=allowed-]').fill('350000');
          await choose(page, 'input[id^=reason-]', '缺少凭证');
          await page.locator('input[id^=note-]').fill('一张付款凭证与发票不符');
          await page.locator('[data-save=verdicts]').click();
          await sees(page, '全部明细已审定');
          await camera.take(page, '13-audit');
          await completeForms(page, walk.caseId);
          await openCase(page, walk.caseId);
          await act(page, walk.caseId, 'audit.conclude');
        }),
    },
    {
      name: 'the officer recommends, the director approves, the notice period passes',
      run: async () => {
        await office.as('officer1@example.com', async (page) => {
          await openCase(page, walk.caseId, 'spend');
          await shown(page, '.compute-end').waitFor();
          await camera.take(page, '14-computation');
          await act(page, walk.caseId, 'subsidy.recommend');
        });
        await office.as('director@example.com', async (page) => {
          await openCase(page, walk.caseId, 'money');
          await act(page, walk.caseId, 'subsidy.approve');
        });
        await letTimePass(walk, 'subsidy.publicNotice');
      },
    },
  ];
};

export const beingPaid = (walk: Walk): Scenario[] => {
  const { office, camera } = walk;
  return [
    {
      name: 'the treasury checks the credit, pays, and records what the bank says',
      run: () =>
        office.as('treasury1@example.com', async (page) => {
          await openCase(page, walk.caseId, 'money');
          await page.locator('#what-now [data-event="payment.issue"][disabled]').waitFor();
          await page.locator('[data-save=credit]').click();
          await page.locator('#what-now [data-event="payment.issue"]:not([disabled])').waitFor();
          await act(page, walk.caseId, 'payment.issue');
          await act(page, walk.caseId, 'payment.settle', (form) =>
            form.locator('#say-bankReference').fill('BOC20270318001'),
          );
          await sees(page, 'BOC20270318001');
          await camera.take(page, '15-paid');
          const { state, money } = await viewOf(page, walk.caseId);
          expectThat(
            state === 'subsidy.monitoring' && money.paid === '140000.00',
            `${money.paid} paid, and the case is in ${state}`,
          );
        }),
    },
    {
      name: 'the history tells all of it, station by station',
      run: () =>
        office.as(walk.enterprise, async (page) => {
          await openCase(page, walk.caseId, 'history');
          await shown(page, '.history-entry', '银行回执成功').waitFor();
          await page.locator('.station button').first().click();
          await page.waitForURL(({ searchParams }) => searchParams.get('station') === 'application');
          await shown(page, '.history-entry', '提交申报').waitFor();
        }),
    },
  ];
};
