/** The steps of a programme with the time that its policy gives each, for people who want to know how long it takes. */
import { findState, type StateInfo, states } from '../case/structure.ts';
import type { ClockSpec, Policy } from '../policy/policy-schema.ts';
import { type Label, roles } from '../vocabulary/roles.ts';
import { type Clock, type Stage, stages } from '../vocabulary/stages.ts';

export type TimedStep = { path: string; label: Label; desk: Label[]; limit: Label | null };
/** `limit` of a stage is what its own clock gives the whole of it. */
export type TimedStage = { stage: Stage; label: Label; limit: Label | null; steps: TimedStep[] };

/** `isDetour`: states that a case sees only when something goes wrong; they are left out. */
export const legalTimes = (policy: Policy, isDetour: (path: string) => boolean): TimedStage[] =>
  policy.stages.map((stage) => ({
    stage,
    label: stages[stage],
    limit: limitOf(policy, findState(stage)?.clock ?? null),
    steps: states.filter((state) => isStep(state, stage) && !isDetour(state.path)).map((state) => timed(policy, state)),
  }));

const isStep = ({ path, compound, final }: StateInfo, stage: Stage): boolean =>
  !compound && !final && path.startsWith(`${stage}.`);

function timed(policy: Policy, { path, meta: { zh, en, desk = [] }, clock }: StateInfo): TimedStep {
  return {
    path,
    label: { zh, en },
    desk: desk.filter((role) => role !== 'system').map((role) => roles[role]),
    limit: limitOf(policy, clock),
  };
}

function limitOf(policy: Policy, clock: Clock | null): Label | null {
  return clock === null ? null : limitWords(policy.clocks[clock]);
}

const untils = {
  callCloses: { zh: '申报截止前', en: 'until the call closes' },
  batchEnds: { zh: '批次结束前', en: 'until the batch ends' },
  retrofitWindowEnds: { zh: '改造期截止前', en: 'until the retrofit window ends' },
  planEnds: { zh: '按备案的改造计划', en: 'as the filed plan says' },
} as const;

function limitWords(spec: ClockSpec): Label {
  if ('until' in spec) return untils[spec.until];
  const { n, unit } = spec;
  const noun = unit === 'workingDays' ? 'working day' : 'calendar day';
  return {
    zh: `${n} 个${unit === 'workingDays' ? '工作日' : '自然日'}`,
    en: `${n} ${noun}${n === 1 ? '' : 's'}`,
  };
}
