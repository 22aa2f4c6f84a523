/**
 * Explores every situation that a small policy leads to: in each, everything anyone could say is said, every law is
 * asked about every step, and the machine is compared with its own table, since the documents are written from it.
 */
import { isFinal } from '../case/structure.ts';
import { standing } from '../engine.ts';
import type { EventType } from '../vocabulary/events.ts';
import { keysOf } from '../vocabulary/keys.ts';
import { type Role, roles } from '../vocabulary/roles.ts';
import { whoMaySay } from './authority.ts';
import { type Exploration, note } from './exploration.ts';
import { judgeOptions, judgeReasons } from './options-law.ts';
import { compareTwins, type Stand, type Twin, tryForeignEvents } from './probes.ts';
import { sayingsOf } from './sayings.ts';
import { keyOf } from './situation-key.ts';
import { type Moment, stateLaws } from './state-laws.ts';
import { stepLaws, type Taken } from './step-laws.ts';
import { nameOf, stepsAt, stepTaken } from './steps.ts';
import type { Variant } from './variants.ts';

const everyRole = keysOf(roles);
const lawsOfSteps = Object.entries(stepLaws);
const lawsOfStates = Object.entries(stateLaws);

type Visit = {
  x: Exploration;
  index: Map<string, number>;
  twins: Twin[];
  twinsTried: Map<string, number>;
  strangersTried: Set<string>;
  pathsSeen: Set<string>;
};

/** `untilBroken` stops at the first broken law and leaves the probes out: enough to catch a planted fault. */
export function explore(variant: Variant, { untilBroken = false } = {}): Exploration {
  const x: Exploration = {
    variant,
    moments: [],
    expanded: [],
    edges: [],
    taken: new Map(),
    asked: 0,
    broken: new Map(),
  };
  const visit: Visit = {
    x,
    index: new Map(),
    twins: [],
    twinsTried: new Map(),
    strangersTried: new Set(),
    pathsSeen: new Set(),
  };
  for (const { path, facts } of variant.seeds) find(visit, { path, facts, policy: variant.policy });
  for (let at = 0; at < x.moments.length && !(untilBroken && x.broken.size > 0); at++) {
    const now = x.moments[at];
    if (now && isInside(variant, now)) expand(visit, at, now, !untilBroken);
  }
  if (!untilBroken) for (const twin of visit.twins) compareTwins(x, twin);
  return x;
}

function find({ x, index, twins, twinsTried }: Visit, moment: Moment): number {
  const key = keyOf(moment.path, moment.facts, moment.policy);
  const known = index.get(key);
  if (known === undefined) {
    index.set(key, x.moments.length);
    return x.moments.push(moment) - 1;
  }
  const first = x.moments[known];
  const compared = twinsTried.get(moment.path) ?? 0;
  if (!first || compared >= 60) return known;
  twinsTried.set(moment.path, compared + 1);
  if (JSON.stringify(first.facts) !== JSON.stringify(moment.facts)) twins.push({ first, second: moment });
  return known;
}

function expand(visit: Visit, at: number, now: Moment, probing: boolean): void {
  const { x, pathsSeen } = visit;
  const stand = standing(now.path, now);
  const accepted = new Map<EventType, Set<Role>>();
  x.expanded[at] = true;
  for (const type of eventsAt(x.variant, at, now))
    for (const saying of sayingsOf(type, { ...now, ...x.variant }))
      for (const by of whoMaySay(type, now.path))
        if (say(visit, at, { before: now, happening: { type, by, ...saying } }, stand))
          accepted.set(type, (accepted.get(type) ?? new Set()).add(by));
  if (probing && !pathsSeen.has(now.path)) {
    pathsSeen.add(now.path);
    tryForeignEvents(x, now, stand);
    judgeReasons(x, now, stand);
  }
  if (!isFinal(now.path) && x.variant.first === undefined) judgeOptions(x, now, accepted);
}

type Attempt = Pick<Taken, 'before' | 'happening'>;

function say(visit: Visit, at: number, { before, happening }: Attempt, stand: Stand): boolean {
  const { x, strangersTried } = visit;
  const step = stepTaken(before, happening);
  const takes = stand.takes(happening);
  x.asked++;
  if (takes !== (step !== null)) note(x, 'the machine does what its table says', `${before.path} ${happening.type}`);
  if (!takes || !step) return false;
  take(visit, at, { before, happening }, stand);
  const name = nameOf(step);
  x.taken.set(name, (x.taken.get(name) ?? 0) + 1);
  if (strangersTried.has(name)) return true;
  strangersTried.add(name);
  for (const by of everyRole)
    if (by !== happening.by && stand.takes({ ...happening, by }))
      take(visit, at, { before, happening: { ...happening, by } }, stand);
  return true;
}

function take(visit: Visit, at: number, { before, happening }: Attempt, stand: Stand): void {
  const { x } = visit;
  const decision = stand.decide(happening);
  if (!decision.accepted) return;
  const after: Moment = { path: decision.path, facts: decision.facts, policy: before.policy };
  const where = () => `${before.path} ${happening.type} by ${happening.by} → ${after.path}`;
  const step = stepTaken(before, happening);
  if (step && (step.to ?? before.path) !== after.path) note(x, 'the machine goes where its table says', where());
  for (const [law, holds] of lawsOfSteps) if (!holds({ before, happening, after, decision })) note(x, law, where());
  for (const [law, holds] of lawsOfStates) if (!holds(after)) note(x, law, where());
  x.edges.push({ from: at, to: find(visit, after), event: happening.type, by: happening.by });
}

const isInside = ({ within }: Variant, { path }: Moment) =>
  within === undefined ||
  within.some((stage) => path.startsWith(`${stage}.`)) ||
  path === 'appeal.hearing' ||
  !path.includes('.');

function eventsAt({ first, seeds }: Variant, at: number, { path }: Moment): EventType[] {
  const here = [...stepsAt(path).keys()];
  return first && at < seeds.length ? here.filter((type) => first.includes(type)) : here;
}
