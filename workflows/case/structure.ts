/**
 * The machine read as data: its states, steps, clocks and desks, for the server, the documents and the exhaustive check.
 * XState's loosely typed values (actions, guards, meta) are looked at here and nowhere else.
 */
import type { StateNode } from 'xstate';
import { type EventType, events } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';
import type { Role } from '../vocabulary/roles.ts';
import { type Clock, clockNames } from '../vocabulary/stages.ts';
import { caseMachine } from './case-machine.ts';
import type { EvidenceName } from './evidence.ts';
import type { Situation } from './facts.ts';
import type { Happening } from './happening.ts';
import type { Booking, Permit, StateMeta, Telling } from './kit.ts';
import { needs } from './needs.ts';
import { type UpdateName, updateReads } from './updates.ts';

/** `stage.leaf`, or the name of an end: one leaf is active at any time, so a state is one text column. */
export type Path = string;
type Node = StateNode<Situation, Happening>;

export type Effect = { type: 'tell'; what: Telling } | { type: 'book'; entry: Booking };

/** Clients can forge `xstate.*` events (workflow.md, trap 3): only the product's own union is an event. */
export const isEventType = (name: string): name is EventType => Object.hasOwn(events, name);
const eventTypeOf = (name: string): EventType | null => (isEventType(name) ? name : null);
export const isClock = (name: string): name is Clock => clockNames.some((clock) => clock === name);

type Raised = { type: string; params?: { clock?: Clock; fact?: UpdateName; what?: Telling; entry?: Booking } };
/** The kit's own actions are the only ones in the machine; `assign` wrappers carry the same params. */
const raised = (action: unknown): Raised => action as Raised;

export function permitOf(step: { guard?: unknown }): Permit | null {
  return (step.guard as { params?: Permit } | undefined)?.params ?? null;
}

export const startedBy = (action: unknown): Clock[] => {
  const { type, params } = raised(action);
  return type === 'start' && params?.clock && isClock(params.clock) ? [params.clock] : [];
};

export function effectOf(action: unknown): Effect[] {
  const { type, params } = raised(action);
  if (type === 'tell' && params?.what) return [{ type, what: params.what }];
  return type === 'book' && params?.entry ? [{ type, entry: params.entry }] : [];
}

const updatedBy = (action: unknown): UpdateName[] => {
  const { type, params } = raised(action);
  return type === 'update' && params?.fact ? [params.fact] : [];
};

export type Step = {
  from: Path;
  event: EventType;
  to: Path | null;
  permit: Permit;
  reenters: boolean;
  updates: UpdateName[];
  branch: number;
};

export type StateInfo = {
  path: Path;
  meta: StateMeta;
  /** Clocks that entering the state starts; `silent` says what they do when they strike. */
  clock: Clock | null;
  silent: 'moves' | 'escalates' | null;
  final: boolean;
  compound: boolean;
  steps: Step[];
};

/** Every state of the machine in the order of writing, compound ones before their leaves; `''` is the root. */
export const states: readonly StateInfo[] = allNodes(caseMachine.root).map(infoOf);
const byPath = new Map(states.map((state) => [state.path, state]));
export const findState = (path: Path): StateInfo | undefined => byPath.get(path);
export const metaOf = (path: Path): StateMeta => byPath.get(path)?.meta ?? { zh: path, en: path };
export const deskOf = (path: Path): readonly Role[] => metaOf(path).desk ?? [];
export const isFinal = (path: Path): boolean => byPath.get(path)?.final ?? false;

/** The state's own node and the compound ones above it, leaf first. */
export const lineageOf = (path: Path): StateInfo[] =>
  [path, ...(path.includes('.') ? [path.slice(0, path.lastIndexOf('.'))] : [])].flatMap((at) => byPath.get(at) ?? []);

/** What a clock says when it strikes in this state: the event that moves the case, or null when it only escalates. */
export function strikeOf(path: Path, clock: Clock): 'deadline.passed' | 'stage.expired' | null {
  const owner = lineageOf(path).find((state) => state.clock === clock);
  if (owner?.silent !== 'moves') return null;
  return owner.compound ? 'stage.expired' : 'deadline.passed';
}

/** Evidence the server must gather before it decides on this event in this state. */
export function evidenceFor(path: Path, type: EventType): EvidenceName[] {
  return cached(`${path} ${type}`, () => {
    const steps = stepsAt(path).filter((step) => step.event === type);
    const read = steps.flatMap(({ permit, updates }) => [
      ...[...permit.needs, ...(permit.when ?? [])].flatMap((name) => needs[name].reads),
      ...updates.flatMap((name) => updateReads[name] ?? []),
    ]);
    return [...new Set(read)];
  });
}

/** Evidence that makes the options of these roles answerable before anyone speaks. */
export function evidenceForOptions(path: Path, roles: readonly Role[]): EvidenceName[] {
  return cached(`${path} | ${roles.join()}`, () => {
    const mine = stepsAt(path).filter(({ permit }) => permit.by.some((role) => roles.includes(role)));
    return [
      ...new Set(
        mine.flatMap(({ permit }) =>
          permit.needs.filter((name) => needs[name].of === 'evidence').flatMap((name) => needs[name].reads),
        ),
      ),
    ];
  });
}

const evidenceCache = new Map<string, EvidenceName[]>();
function cached(key: string, make: () => EvidenceName[]): EvidenceName[] {
  const known = evidenceCache.get(key);
  if (known) return known;
  const made = make();
  evidenceCache.set(key, made);
  return made;
}

const stepsAt = (path: Path): Step[] =>
  [...lineageOf(path), ...states.filter((state) => state.path === '')].flatMap((state) => state.steps);

function allNodes(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(allNodes)];
}

function infoOf(node: Node): StateInfo {
  const entries = node.entry.flatMap((action) => startedBy(action));
  const clock = entries[0] ?? null;
  const moves = node.ownEvents.includes('deadline.passed') || node.ownEvents.includes('stage.expired');
  return {
    path: node.path.join('.'),
    meta: (node.meta as StateMeta | undefined) ?? { zh: '案件', en: 'Case' },
    clock,
    silent: clock === null ? null : moves ? 'moves' : 'escalates',
    final: node.type === 'final',
    compound: keysOf(node.states).length > 0,
    steps: [...node.transitions.values()].flat().flatMap((step, branch) => {
      const event = eventTypeOf(step.eventType);
      const permit = permitOf(step);
      const to = step.target?.[0];
      return event && permit
        ? [
            {
              from: node.path.join('.'),
              event,
              to: to ? leafEntered(to).path.join('.') : null,
              permit,
              reenters: step.reenter,
              updates: step.actions.flatMap(updatedBy),
              branch,
            },
          ]
        : [];
    }),
  };
}

function leafEntered(node: Node): Node {
  const first = node.initial?.target?.[0];
  return first ? leafEntered(first) : node;
}
