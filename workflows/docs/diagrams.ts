/** Mermaid pictures read off the machine: the stages on one page, and each stage with its doors (workflow.md, trap 10). */
import { findState, states } from '../case/structure.ts';
import { events } from '../vocabulary/events.ts';
import { leavesOf, stageOf, stages } from './state-table.ts';

type Arrow = { from: string; to: string; label: string };

const id = (path: string) => path.replaceAll('.', '_');
const titleOf = (path: string) => findState(path)?.meta.zh ?? path;
const fence = (lines: readonly string[]) => ['```mermaid', ...lines, '```'].join('\n');
/** Ends that something drawn leads to. */
const ends = () => states.filter(({ final, path }) => final && drawn().some((step) => step.to === path));

/** What happens from any state (withdrawal, termination, grants) is said in the text, not drawn forty times. */
const drawn = () => states.filter((state) => state.path !== '').flatMap((state) => state.steps);

export function overview(): string {
  const arrows = drawn().flatMap(({ from, to }) =>
    to && stageOf(from) !== stageOf(to) ? [`  ${stageOf(from)} --> ${stageOf(to)}`] : [],
  );
  return fence([
    'stateDiagram-v2',
    '  direction LR',
    ...[...stages(), ...ends()].map(({ path, meta }) => `  state "${meta.zh} ${meta.en}" as ${path}`),
    '  [*] --> application',
    ...new Set(arrows),
    ...ends().map(({ path }) => `  ${path} --> [*]`),
  ]);
}

export function stageDiagram(stage: string): string {
  const inside = leavesOf(stage).map(({ path }) => path);
  const doors = new Map<string, string>();
  const arrows = drawn().flatMap(({ from, to, event }): Arrow[] => {
    const target = to ?? from;
    const [here, there] = [stageOf(from) === stage, stageOf(target) === stage];
    if (!here && !there) return [];
    const starts = from === stage ? inside : [here ? id(from) : door(doors, from, 'in')];
    const end = there ? id(target) : door(doors, target, 'out');
    return starts.map((start) => ({ from: id(start), to: end, label: events[event].zh }));
  });
  return fence([
    'stateDiagram-v2',
    '  direction LR',
    ...inside.map((path) => `  state "${titleOf(path)}" as ${id(path)}`),
    ...[...doors].map(([name, title]) => `  state "${title}" as ${name}`),
    ...(stage === 'application' ? ['  [*] --> application_draft'] : []),
    ...labelled(arrows),
  ]);
}

/** Another stage is one door in and one door out; an end is itself. */
function door(doors: Map<string, string>, path: string, way: 'in' | 'out'): string {
  const stage = stageOf(path);
  const whole = findState(path)?.final ? titleOf(path) : `${titleOf(stage)} · ${titleOf(path)}`;
  const name = `${way}_${id(path)}`;
  doors.set(name, `${way === 'in' ? '← ' : '→ '}${whole}`);
  return name;
}

function labelled(arrows: readonly Arrow[]): string[] {
  const lines = new Map<string, Set<string>>();
  for (const { from, to, label } of arrows) {
    const arrow = `  ${from} --> ${to}`;
    lines.set(arrow, (lines.get(arrow) ?? new Set()).add(label));
  }
  return [...lines].map(([arrow, labels]) => `${arrow} : ${[...labels].join(' / ')}`);
}
