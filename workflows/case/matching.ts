/** Stage 2, matching 供需对接: the enterprise chooses, the provider answers. Demand, invitations and quotes are rows. */
import { byClock, fork, kit, may, spend, start, tell, update } from './kit.ts';

export const matching = kit.createStateConfig({
  initial: 'choosing',
  meta: { zh: '供需对接', en: 'Matching' },
  entry: start('matching'),
  on: { 'stage.expired': { guard: byClock, target: '#case.lapsed' } },
  states: {
    choosing: {
      meta: { zh: '选择服务商', en: 'Choosing a provider', desk: ['enterprise'] },
      entry: [update('providerDropped'), tell('desk.arrived')],
      on: {
        'provider.choose': {
          guard: may('enterprise', 'providerAdmitted'),
          target: 'providerReply',
          actions: update('providerNamed'),
        },
        'provider.chooseOutOfPool': {
          guard: may('enterprise', 'reasonGiven', 'providerOutsidePool', 'outOfPoolChoicesLeft'),
          target: 'outOfPool',
          actions: [spend('outOfPoolChoices'), update('providerNamed')],
        },
      },
    },
    outOfPool: {
      meta: { zh: '池外审批', en: 'Out-of-pool approval', desk: ['officer'] },
      entry: [start('matching.outOfPool'), tell('desk.arrived')],
      on: {
        'outOfPool.allow': { guard: may('officer'), target: 'providerReply', actions: update('outOfPoolAllowed') },
        'outOfPool.deny': { guard: may('officer', 'reasonGiven'), target: 'choosing' },
      },
    },
    providerReply: {
      meta: { zh: '服务商确认', en: 'Provider to reply', desk: ['provider'] },
      entry: [start('matching.providerReply'), tell('desk.arrived')],
      on: {
        'provider.accept': fork(
          may('provider', 'providerMayWork'),
          { when: 'diagnosed', target: '#case.retrofit.contracting' },
          { when: 'usesDiagnosis', target: '#case.diagnosis.onSite', actions: [update('diagnosingProvider')] },
          { target: '#case.retrofit.contracting' },
        ),
        'provider.decline': { guard: may('provider', 'reasonGiven'), target: 'choosing' },
        'provider.takeBack': { guard: may('enterprise'), target: 'choosing' },
        'deadline.passed': { guard: byClock, target: 'choosing' },
      },
    },
  },
});
