/** Stage 3, diagnosis 诊断: on site by the provider, confirmed by the enterprise (or by silence), reviewed by the city. */
import { correctable } from './corrections.ts';
import { byClock, kit, may, spend, start, tell, update } from './kit.ts';

const provider = [spend('diagnosisHandOvers'), update('diagnosingProviderDropped')];

export const diagnosis = kit.createStateConfig({
  initial: 'onSite',
  meta: { zh: '诊断', en: 'Diagnosis' },
  states: {
    onSite: {
      meta: { zh: '诊断中', en: 'On-site diagnosis', desk: ['provider'] },
      entry: [start('diagnosis.onSite'), tell('desk.arrived')],
      on: {
        'diagnosis.submit': { guard: may('provider', 'nothingMissing'), target: 'enterpriseConfirm' },
        'provider.handBack': {
          guard: may('provider', 'reasonGiven', 'diagnosisHandOversLeft'),
          target: '#case.matching.choosing',
          actions: provider,
        },
        'provider.replace': {
          guard: may(['enterprise', 'officer'], 'reasonGiven', 'diagnosisHandOversLeft'),
          target: '#case.matching.choosing',
          actions: provider,
        },
      },
    },
    enterpriseConfirm: {
      meta: { zh: '企业确认', en: 'Enterprise to confirm', desk: ['enterprise'] },
      entry: [start('diagnosis.enterpriseConfirm'), tell('desk.arrived')],
      on: {
        'diagnosis.confirm': { guard: may('enterprise'), target: 'review' },
        'diagnosis.dispute': {
          guard: may('enterprise', 'reasonGiven', 'diagnosisDisputesLeft'),
          target: 'onSite',
          actions: spend('diagnosisDisputes'),
        },
        'deadline.passed': { guard: byClock, target: 'review' },
      },
    },
    review: {
      meta: { zh: '诊断审核', en: 'Diagnosis review', desk: ['officer'] },
      entry: [start('diagnosis.review'), tell('desk.arrived')],
      on: {
        ...correctable('diagnosis.review'),
        'diagnosis.approve': {
          guard: may('officer'),
          target: '#case.retrofit.contracting',
          actions: update('diagnosed'),
        },
        'diagnosis.return': {
          guard: may('officer', 'reasonGiven', 'diagnosisReturnsLeft'),
          target: 'onSite',
          actions: spend('diagnosisReturns'),
        },
      },
    },
  },
});
