/**
 * Needs: named conditions, each a pure predicate with the sentence that says why not. `facts` and `evidence` needs can be
 * answered before anyone speaks, so a blocked button can say why; `event` needs look at what is being said.
 * Pure and total: they never throw and read no clock.
 */
import type { EventType } from '../../vocabulary/events.ts';
import type { Label } from '../../vocabulary/roles.ts';
import type { Evidence, EvidenceName } from '../evidence.ts';
import type { Situation } from '../facts.ts';
import type { Said } from '../said.ts';

export type Saying = { type: EventType; said: Said; seen: Evidence };

export type Need = {
  of: 'facts' | 'evidence' | 'event';
  /** Evidence the server must gather for it. */
  reads: readonly EvidenceName[];
  holds: (now: Situation, saying: Saying) => boolean;
  why: Label;
  /** What exactly is missing, for a list under the sentence. */
  details?: (now: Situation, saying: Saying) => readonly string[];
};

/** The three kinds, each with its sentence in both languages. */
export const facts = (zh: string, en: string, holds: (now: Situation) => boolean): Need => ({
  of: 'facts',
  reads: [],
  holds,
  why: { zh, en },
});
export const seen = (
  reads: EvidenceName | readonly EvidenceName[],
  zh: string,
  en: string,
  holds: (see: Evidence, now: Situation) => boolean,
): Need => ({
  of: 'evidence',
  reads: typeof reads === 'string' ? [reads] : reads,
  holds: (now, { seen: see }) => holds(see, now),
  why: { zh, en },
});
export const said = (
  zh: string,
  en: string,
  holds: (what: Said, now: Situation, see: Evidence) => boolean,
  reads: readonly EvidenceName[] = [],
): Need => ({
  of: 'event',
  reads,
  holds: (now, { said: what, seen: see }) => holds(what, now, see),
  why: { zh, en },
});

export const positive = (amount: number | undefined): amount is number =>
  amount !== undefined && Number.isSafeInteger(amount) && amount > 0;
