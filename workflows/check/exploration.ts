/** What an exploration finds: situations, the steps between them, and the laws that were broken on the way. */
import type { EventType } from '../vocabulary/events.ts';
import type { Role } from '../vocabulary/roles.ts';
import type { Moment } from './state-laws.ts';
import type { Variant } from './variants.ts';

export type Edge = { from: number; to: number; event: EventType; by: Role };
export type Broken = Map<string, { where: string; times: number }>;
export type Exploration = {
  variant: Variant;
  moments: Moment[];
  /** Whether the situation was explored from, or only judged (`Variant.within`). */
  expanded: boolean[];
  edges: Edge[];
  /** By the name of the step, how often it was taken. */
  taken: Map<string, number>;
  asked: number;
  broken: Broken;
};

export function note({ broken }: { broken: Broken }, law: string, where: string): void {
  const known = broken.get(law);
  broken.set(law, known ? { ...known, times: known.times + 1 } : { where, times: 1 });
}
