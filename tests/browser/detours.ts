/** What happens on the way to some cases: a change of the plan, a rectification, a hold. The case goes on afterwards. */
import { act, because, expectState, openCase, viewOf } from './support/case-desk.ts';
import { completeForms, dayFromNow } from './support/filling-in.ts';
import { expectThat, type Scenario } from './support/scenarios.ts';
import { phone } from './support/seat.ts';
import { choose, sees, shown } from './support/waits.ts';
import type { Walk } from './walk.ts';
import { declare, drawAgency, score } from './walk-acceptance.ts';

export const changing = (walk: Walk): Scenario[] => [
  {
    name: 'the enterprise asks for more time and gets it, asks for more money and does not',
    run: () =>
      walk.office.as(walk.enterprise, (own) =>
        walk.office.as('officer2@example.com', async (desk) => {
          const { caseId } = walk;
          const later = await dayFromNow(own, 120);
          await openCase(own, caseId);
          await act(own, caseId, 'change.request', async (form) => {
            await choose(form, '#say-kind', '延期');
            await form.locator('#say-planEndsOn').fill(later);
            await form.locator('#say-reason').fill('关键设备延迟到货，申请顺延。');
          });
          await openCase(desk, caseId);
          const { planEndsOn } = await act(desk, caseId, 'change.allow');
          expectThat(planEndsOn === later, `the plan ends on ${planEndsOn} and not on ${later}`);
          await openCase(own, caseId);
          await act(own, caseId, 'change.request', async (form) => {
            await choose(form, '#say-kind', '合同金额');
            await form.locator('#say-amount').fill('500000');
            await form.locator('#say-reason').fill('增加采集终端。');
          });
          await openCase(desk, caseId);
          const after = await act(desk, caseId, 'change.deny', because('变更理由不充分。'));
          expectState(after, 'retrofit.underway');
          expectThat(after.money.contract === '360000.00', `a change that was denied made it ${after.money.contract}`);
        }),
      ),
  },
];

/** The first inspection finds too little; the second goes to another agency. */
export const rectifying = (walk: Walk): Scenario[] => [
  {
    name: 'the inspector finds too little to pass and requires a rectification',
    run: () =>
      walk.office.as(
        walk.inspector,
        async (page) => {
          await openCase(page, walk.caseId, 'acceptance');
          await declare(page);
          await score(page, (most) => Math.ceil(most / 2), '两台设备未联网，培训记录不全。');
          await sees(page, '未达到通过标准');
          await page.locator('#what-now [data-event="inspection.pass"][disabled]').waitFor();
          const after = await act(
            page,
            walk.caseId,
            'inspection.requireRectification',
            because('限期补齐设备联网与培训记录。'),
          );
          expectState(after, 'acceptance.rectifying');
        },
        phone,
      ),
  },
  {
    name: 'the enterprise reports what it put right, and another agency is drawn',
    run: async () => {
      const first = walk.inspector;
      await walk.office.as(walk.enterprise, async (page) => {
        await openCase(page, walk.caseId, 'history');
        await shown(page, '.history-entry', '限期补齐设备联网与培训记录').waitFor();
        await completeForms(page, walk.caseId);
        await openCase(page, walk.caseId);
        expectState(await act(page, walk.caseId, 'rectification.report'), 'acceptance.drawing');
      });
      await walk.office.as('officer1@example.com', (page) => drawAgency(walk, page));
      expectThat(walk.inspector !== first, `${first} is to inspect again`);
    },
  },
];

export const holding = (walk: Walk): Scenario[] => [
  {
    name: 'the treasury holds a payment, and the officer lifts the hold',
    run: () =>
      walk.office.as('treasury2@example.com', async (treasury) => {
        const { caseId } = walk;
        await openCase(treasury, caseId, 'money');
        await act(treasury, caseId, 'payment.hold', because('收款账户被冻结，待核实。'));
        await walk.office.as('officer3@example.com', async (desk) => {
          await openCase(desk, caseId, 'history');
          await shown(desk, '.history-entry', '收款账户被冻结').waitFor();
          expectState(await act(desk, caseId, 'hold.lift', because('法院已解除冻结，恢复办理。')), 'subsidy.payable');
        });
        await openCase(treasury, caseId, 'money');
        expectThat((await viewOf(treasury, caseId)).desk.includes('treasury'), 'the treasury does not have it back');
      }),
  },
];
