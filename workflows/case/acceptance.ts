/** Stage 5, acceptance 验收: package, authenticity check, draw of the agency, inspection, one rectification. */
import { correctable } from './corrections.ts';
import { byClock, fork, kit, may, onward, openAppeal, spend, start, tell, update } from './kit.ts';

export const acceptance = kit.createStateConfig({
  initial: 'preparing',
  meta: { zh: '验收', en: 'Acceptance' },
  states: {
    preparing: {
      meta: { zh: '验收准备', en: 'Preparing', desk: ['enterprise'] },
      entry: [start('acceptance.preparing'), tell('desk.arrived')],
      on: {
        'acceptance.request': {
          guard: may('enterprise', 'nothingMissing'),
          target: 'checking',
          actions: update('editionFrozen'),
        },
        'deadline.passed': { guard: byClock, target: '#case.lapsed' },
      },
    },
    checking: {
      meta: { zh: '真实性核查', en: 'Authenticity check', desk: ['district'], pauses: ['acceptance.preparing'] },
      entry: [start('acceptance.checking'), tell('desk.arrived')],
      on: {
        'acceptance.authenticate': { guard: may('district'), target: 'drawing' },
        'acceptance.return': {
          guard: may('district', 'reasonGiven', 'acceptanceReturnsLeft'),
          target: 'preparing',
          actions: spend('acceptanceReturns'),
        },
      },
    },
    drawing: {
      meta: { zh: '抽取机构', en: 'Drawing an agency', desk: ['officer'] },
      entry: [start('acceptance.drawing'), update('agencyDropped'), tell('desk.arrived')],
      on: {
        ...correctable('acceptance.drawing'),
        'agency.assign': {
          guard: may('officer', 'agencyDrawn', 'agencyIndependent'),
          target: 'inspecting',
          actions: [update('agencyAssigned'), tell('agency.assigned')],
        },
      },
    },
    inspecting: {
      meta: { zh: '现场验收', en: 'Inspection', desk: ['agency'] },
      entry: [start('acceptance.inspecting'), tell('desk.arrived')],
      on: {
        'inspection.pass': {
          guard: may(
            'agency',
            'conflictDeclared',
            'otherPeople',
            'inspectionComplete',
            'inspectionPasses',
            'nothingMissing',
          ),
          target: 'confirming',
        },
        'inspection.requireRectification': {
          guard: may('agency', 'reasonGiven', 'conflictDeclared', 'otherPeople', 'rectificationsLeft'),
          target: 'rectifying',
          actions: spend('rectifications'),
        },
        'inspection.fail': {
          guard: may(
            'agency',
            'reasonGiven',
            'conflictDeclared',
            'otherPeople',
            'inspectionComplete',
            'inspectionFails',
          ),
          target: 'failed',
        },
        'agency.recuse': {
          guard: may('agency', 'reasonGiven', 'recusalsLeft'),
          target: 'drawing',
          actions: spend('recusals'),
        },
        'agency.replace': { guard: may('officer', 'reasonGiven'), target: 'drawing' },
      },
    },
    rectifying: {
      meta: { zh: '整改', en: 'Rectification', desk: ['enterprise'] },
      entry: [start('acceptance.rectifying'), tell('desk.arrived')],
      on: {
        'rectification.report': { guard: may('enterprise', 'nothingMissing'), target: 'drawing' },
        'deadline.passed': { guard: byClock, target: 'failed' },
      },
    },
    confirming: {
      meta: { zh: '验收确认', en: 'Confirming acceptance', desk: ['officer'] },
      entry: [start('acceptance.confirming'), tell('desk.arrived')],
      on: {
        'acceptance.confirm': fork(
          may('officer', 'fourEyes'),
          ...onward(['assessment', 'subsidy']).map((branch) => ({
            ...branch,
            actions: [update('accepted'), tell('acceptance.passed')],
          })),
        ),
        'acceptance.void': {
          guard: may('officer', 'reasonGiven', 'fourEyes', 'acceptanceVoidsLeft'),
          target: 'drawing',
          actions: spend('acceptanceVoids'),
        },
      },
    },
    failed: {
      meta: { zh: '验收不通过', en: 'Failed', desk: ['enterprise'] },
      entry: [start('acceptance.failed'), tell('desk.arrived')],
      on: {
        'appeal.file': {
          guard: may('enterprise', 'reasonGiven', 'acceptanceAppealLeft'),
          target: '#case.appeal.hearing',
          actions: openAppeal('acceptance'),
        },
        'deadline.passed': { guard: byClock, target: '#case.notAccepted' },
      },
    },
  },
});
