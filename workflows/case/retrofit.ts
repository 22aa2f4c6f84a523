/** Stage 4, retrofit 改造: contract and filing, the work, changes. The stage clock is the batch's retrofit window. */
import { correctable } from './corrections.ts';
import { byClock, fork, kit, may, spend, start, tell, update } from './kit.ts';

export const retrofit = kit.createStateConfig({
  initial: 'contracting',
  meta: { zh: '改造', en: 'Retrofit' },
  entry: start('retrofit'),
  on: { 'stage.expired': { guard: byClock, target: '#case.lapsed' } },
  states: {
    contracting: {
      meta: { zh: '签约', en: 'Contracting', desk: ['enterprise'] },
      entry: [start('retrofit.contracting'), tell('desk.arrived')],
      on: {
        'contract.file': {
          guard: may('enterprise', 'contractComplete', 'planWithinLimit', 'nothingMissing'),
          target: 'filing',
          actions: update('contract'),
        },
        'provider.replace': {
          guard: may('enterprise', 'reasonGiven', 'usesMatching', 'contractingReplacementsLeft'),
          target: '#case.matching.choosing',
          actions: spend('contractingReplacements'),
        },
        'deadline.passed': { guard: byClock, target: '#case.lapsed' },
      },
    },
    filing: {
      meta: { zh: '合同备案', en: 'Contract filing', desk: ['district'] },
      entry: [start('retrofit.filing'), tell('desk.arrived')],
      on: {
        'contract.accept': { guard: may('district', 'providerMayWork'), target: 'underway' },
        'contract.return': {
          guard: may('district', 'reasonGiven', 'contractReturnsLeft'),
          target: 'contracting',
          actions: spend('contractReturns'),
        },
        'provider.refuse': {
          guard: may('district', 'reasonGiven', 'usesMatching', 'providerFellAway'),
          target: '#case.matching.choosing',
        },
      },
    },
    underway: {
      meta: { zh: '改造中', en: 'Under way', desk: ['provider', 'enterprise'] },
      entry: [start('retrofit.underway'), tell('desk.arrived')],
      on: {
        ...correctable('retrofit.underway'),
        'retrofit.finish': {
          guard: may('enterprise', 'milestonesClosed', 'progressComplete'),
          target: '#case.acceptance.preparing',
        },
        'change.request': {
          guard: may(['enterprise', 'provider'], 'reasonGiven', 'changeLeft', 'changeDescribed'),
          target: 'change',
          actions: update('changePending'),
        },
      },
    },
    change: {
      meta: { zh: '变更审批', en: 'Change approval', desk: ['officer'] },
      entry: [start('retrofit.change'), tell('desk.arrived')],
      on: {
        'change.allow': fork(
          may('officer'),
          {
            when: ['providerChangePending', 'usesMatching'],
            target: '#case.matching.choosing',
            actions: [update('changeApplied')],
          },
          { target: 'underway', actions: [update('changeApplied')] },
        ),
        'change.deny': { guard: may('officer', 'reasonGiven'), target: 'underway', actions: update('changeDropped') },
      },
    },
  },
});
