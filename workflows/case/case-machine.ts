/** The case machine: seven stages, appeal, recovery and the ends, assembled. One leaf is active at any time. */
import { acceptance } from './acceptance.ts';
import { appeal } from './appeal.ts';
import { application } from './application.ts';
import { assessment } from './assessment.ts';
import { diagnosis } from './diagnosis.ts';
import { book, createContext, fork, kit, may, tell, update } from './kit.ts';
import { matching } from './matching.ts';
import { recovery } from './recovery.ts';
import { retrofit } from './retrofit.ts';
import { subsidy } from './subsidy.ts';

const ended = { type: 'final' as const, entry: tell('case.ended') };
/** A case that leaves gives its quota place and its commitment back. */
const leave = [book('placeFreed'), update('unlisted')];
const stop = [...leave, book('released'), update('approvalDropped'), update('holdClosed')];
/** What was paid stays approved and keeps its place; only what was still to come is given back. */
const stopPaid = [book('released'), update('commitmentDropped'), update('holdClosed')];

export const caseMachine = kit.createMachine({
  id: 'case',
  context: ({ input }) => createContext(input),
  initial: 'application',
  on: {
    'case.withdraw': fork(
      may('enterprise', 'reasonGiven', 'nothingSettled', 'noPaymentUnderway', 'notUnderRecovery'),
      { when: 'somethingPaid', target: '.recovery.review', actions: stopPaid },
      { target: '.withdrawn', actions: stop },
    ),
    'case.terminate': fork(
      may('system', 'reasonGiven', 'terminationDecided', 'noPaymentUnderway', 'notUnderRecovery'),
      { when: 'somethingPaid', target: '.recovery.review', actions: stopPaid },
      { target: '.terminated', actions: stop },
    ),
    'allowance.grant': {
      guard: may('director', 'reasonGiven', 'grantable'),
      actions: [update('granted'), tell('allowance.granted')],
    },
  },
  states: {
    application,
    matching,
    diagnosis,
    retrofit,
    acceptance,
    assessment,
    subsidy,
    appeal,
    recovery,
    completed: { ...ended, meta: { zh: '办结', en: 'Completed' } },
    recovered: { ...ended, meta: { zh: '追回办结', en: 'Recovered' } },
    unsubsidised: { ...ended, meta: { zh: '不予补助办结', en: 'Not subsidised' } },
    notListed: { ...ended, meta: { zh: '未入库', en: 'Not listed' } },
    notAccepted: { ...ended, meta: { zh: '验收未通过', en: 'Not accepted' } },
    withdrawn: { ...ended, meta: { zh: '已撤回', en: 'Withdrawn' } },
    lapsed: { ...ended, meta: { zh: '逾期失效', en: 'Lapsed' }, entry: [...leave, tell('case.ended')] },
    terminated: { ...ended, meta: { zh: '已终止', en: 'Terminated' } },
  },
});
