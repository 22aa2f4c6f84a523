/** Stage 6, assessment 等级评定: self-assessment after the retrofit, on-site level, one second assessment. */
import { correctable } from './corrections.ts';
import { byClock, fork, kit, may, openAppeal, spend, start, tell, update } from './kit.ts';

export const assessment = kit.createStateConfig({
  initial: 'selfAssessment',
  meta: { zh: '等级评定', en: 'Assessment' },
  states: {
    selfAssessment: {
      meta: { zh: '改造后自评', en: 'Self-assessment', desk: ['enterprise'] },
      entry: [start('assessment.selfAssessment'), tell('desk.arrived')],
      on: {
        'assessment.submitSelf': { guard: may('enterprise', 'nothingMissing'), target: 'onSite' },
        'deadline.passed': { guard: byClock, target: '#case.unsubsidised' },
      },
    },
    onSite: {
      meta: { zh: '现场评定', en: 'On-site assessment', desk: ['agency'] },
      entry: [start('assessment.onSite'), tell('desk.arrived')],
      on: {
        'assessment.record': {
          guard: may('agency', 'conflictDeclared', 'otherPeople', 'levelAssessed'),
          target: 'confirming',
          actions: update('level'),
        },
        'agency.replace': {
          guard: may('officer', 'reasonGiven', 'anotherAgency', 'agencyIndependent'),
          target: 'onSite',
          reenter: true,
          actions: [update('agencyAssigned'), tell('agency.assigned')],
        },
      },
    },
    confirming: {
      meta: { zh: '等级确认', en: 'Confirming the level', desk: ['officer'] },
      entry: [start('assessment.confirming'), tell('desk.arrived')],
      on: {
        'assessment.confirm': fork(
          may('officer', 'fourEyes'),
          {
            when: 'levelReached',
            target: '#case.subsidy.claimOpen',
            actions: [update('levelConfirmed'), tell('level.confirmed')],
          },
          { target: 'belowTarget', actions: [update('levelConfirmed'), tell('level.confirmed')] },
        ),
        'assessment.return': {
          guard: may('officer', 'reasonGiven', 'assessmentReturnsLeft'),
          target: 'onSite',
          actions: [spend('assessmentReturns'), update('levelDropped')],
        },
      },
    },
    belowTarget: {
      meta: { zh: '未达标', en: 'Below target', desk: ['enterprise'] },
      entry: [start('assessment.belowTarget'), tell('desk.arrived')],
      on: {
        ...correctable('assessment.belowTarget'),
        'assessment.retry': {
          guard: may('enterprise', 'assessmentRetriesLeft'),
          target: 'onSite',
          actions: [spend('assessmentRetries'), update('levelDropped')],
        },
        'appeal.file': {
          guard: may('enterprise', 'reasonGiven', 'assessmentAppealLeft'),
          target: '#case.appeal.hearing',
          actions: openAppeal('assessment'),
        },
        'deadline.passed': { guard: byClock, target: '#case.unsubsidised' },
      },
    },
  },
});
