/** One table per stage: each state with its desk and clock, each event with who may say it, what it needs, where it leads. */
import type { StateInfo, Step } from '../case/structure.ts';
import { states } from '../case/structure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { clockCell, eventName, roleNames, table } from './words.ts';

const head = ['state', '中文', 'desk', 'clock, and what silence does', 'event', 'by', 'needs', '→'];

export const stageOf = (path: string): string => path.split('.')[0] ?? '';

/** The compound states in the order of the machine; ends and the root are listed apart. */
export const stages = (): StateInfo[] => states.filter((state) => state.compound && state.path !== '');
export const leavesOf = (stage: string): StateInfo[] =>
  states.filter((state) => !state.compound && !state.final && stageOf(state.path) === stage);

export function stateTable(of: readonly StateInfo[], policy: Policy): string {
  return table(
    head,
    of.flatMap((state) => rowsOf(state, policy)),
  );
}

function rowsOf(state: StateInfo, policy: Policy): string[][] {
  const { path, meta } = state;
  const desk = meta.desk ? roleNames(meta.desk) : '';
  const rests = meta.pauses ? `<br>meanwhile rests: ${meta.pauses.join(', ')}` : '';
  const mine = [`**${nameOf(state)}**`, meta.zh, desk, clockCell(state, policy) + rests];
  const [first, ...others] = state.steps.map((step) => stepCells(step, path));
  return [[...mine, ...(first ?? ['', '', '', ''])], ...others.map((cells) => ['', '', '', '', ...cells])];
}

const nameOf = ({ path, compound }: StateInfo) =>
  path === '' ? 'any state' : compound ? `${path} (whole stage)` : path;

function stepCells({ event, permit, to, reenters }: Step, path: string): string[] {
  const needs = permit.needs.join(', ');
  const when = permit.when && permit.when.length > 0 ? `${needs ? '; ' : ''}*when* ${permit.when.join(', ')}` : '';
  const target = to === null ? 'stays' : to === path && reenters ? `${to} (anew)` : to;
  return [eventName(event), roleNames(permit.by), needs + when, target];
}
