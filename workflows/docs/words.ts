/** Small pieces of the generated page: clocks, people, needs, cells. */
import { findState, type Path, type StateInfo, strikeOf } from '../case/structure.ts';
import type { ClockSpec, Policy } from '../policy/policy-schema.ts';
import type { EventType } from '../vocabulary/events.ts';
import { events } from '../vocabulary/events.ts';
import { type Role, roles } from '../vocabulary/roles.ts';
import type { Clock } from '../vocabulary/stages.ts';

const moments = {
  callCloses: { zh: '申报截止', en: 'the call closes' },
  batchEnds: { zh: '批次结束', en: 'the batch ends' },
  retrofitWindowEnds: { zh: '改造期截止', en: 'the retrofit window ends' },
  planEnds: { zh: '计划完工日', en: "the plan's end" },
} as const;

export function lengthOf(spec: ClockSpec): string {
  if ('until' in spec) return `until ${moments[spec.until].en} ${moments[spec.until].zh}`;
  const unit = spec.unit === 'workingDays' ? 'wd' : 'd';
  const resumed = spec.atLeastOnResume ? `, at least ${spec.atLeastOnResume} wd on resuming` : '';
  return `${spec.n} ${unit}${spec.repeats ? ', again and again' : ''}${resumed}`;
}

/** What silence does: the clock moves the case, or it only reminds and escalates. */
export function silenceOf(path: Path, clock: Clock): string {
  const strike = strikeOf(path, clock);
  if (strike === null) return 'esc';
  const struck = findState(path)?.steps.filter((step) => step.event === strike) ?? [];
  return `→ ${[...new Set(struck.map((step) => step.to ?? path))].join(' or ')}`;
}

export function clockCell({ path, clock }: StateInfo, policy: Policy): string {
  if (clock === null) return '';
  const spec = policy.clocks[clock];
  return `${spec ? lengthOf(spec) : 'not set'}, ${silenceOf(path, clock)}`;
}

export const roleNames = (by: readonly Role[]): string => by.map((role) => `${role} ${roles[role].zh}`).join('<br>');
export const eventName = (event: EventType): string => `\`${event}\` ${events[event].zh}`;
export const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');
