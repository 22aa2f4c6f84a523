/** What a check comes to. `unknown` is an answer too: it says what is missing. */
import type { Label } from '../vocabulary/roles.ts';
import type { OutsideFact } from './enterprise.ts';

export const outcomes = ['holds', 'fails', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** `basis`: the source outside that decided, for checks that have one. */
export type Finding = { outcome: Outcome; why: Label; basis: OutsideFact | null };
