/** Appeal 复核, once per matter: heard by an officer who decided nothing on the case. */
import { fork, kit, may, start, tell, update } from './kit.ts';

export const appeal = kit.createStateConfig({
  initial: 'hearing',
  meta: { zh: '复核', en: 'Appeal' },
  states: {
    hearing: {
      meta: { zh: '复核中', en: 'Hearing', desk: ['officer'] },
      entry: [start('appeal.hearing'), tell('desk.arrived')],
      exit: update('appealClosed'),
      on: {
        'appeal.uphold': fork(
          may('officer', 'reasonGiven', 'decidedNothing'),
          { when: 'appealsApplication', target: '#case.application.cityReview' },
          { when: 'appealsAcceptance', target: '#case.acceptance.drawing' },
          { when: 'appealsAssessment', target: '#case.assessment.onSite', actions: [update('levelDropped')] },
          // A claim refused during the audit has no approved spend to review yet: it goes back to the audit.
          { when: ['appealsSubsidy', 'unaudited'], target: '#case.subsidy.audit' },
          { when: 'appealsSubsidy', target: '#case.subsidy.officerReview' },
        ),
        'appeal.deny': fork(
          may('officer', 'reasonGiven', 'decidedNothing'),
          { when: 'appealsApplication', target: '#case.notListed' },
          { when: 'appealsAcceptance', target: '#case.notAccepted' },
          { target: '#case.unsubsidised' },
        ),
      },
    },
  },
});
