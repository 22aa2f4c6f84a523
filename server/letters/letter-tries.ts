/**
 * When a letter that could not be sent is tried again, and when it is given up. A mail server may be away for a day and more: after
 * 1, 2, 4 and 8 minutes a letter is tried every quarter of an hour for three days. A mailbox that refuses it gets four hours.
 */
const minute = 60_000;
const slowest = 15 * minute;
const quick = 4;

/** While one server sends it, no other does; longer than a mail server may take over all its steps. */
export const leaseMs = 5 * minute;

/** `refused`: the mail server answered, and said no to this letter for good. `away`: it did not get that far. */
export type Failure = 'away' | 'refused';

/** Milliseconds to wait after so many tries. */
export const pauseAfter = (tries: number): number => Math.min(slowest, 2 ** (tries - 1) * minute);

const triesWithin = (hours: number): number => quick + Math.ceil((hours * 60 * minute - pauseTotal(quick)) / slowest);
const pauseTotal = (tries: number): number =>
  Array.from({ length: tries }, (_, i) => pauseAfter(i + 1)).reduce((sum, one) => sum + one, 0);

export const mostTries: Readonly<Record<Failure, number>> = { away: triesWithin(72), refused: triesWithin(4) };

/** By what the mail library throws. Who may not sign in at the mail server is no fault of the letter. */
export function failureOf(error: unknown): Failure {
  const { responseCode, code }: { responseCode?: unknown; code?: unknown } = Object(error);
  return typeof responseCode === 'number' && responseCode >= 500 && code !== 'EAUTH' ? 'refused' : 'away';
}

/** Nothing else can be sent either: the round ends. */
export function isServerAway(error: unknown): boolean {
  const { responseCode }: { responseCode?: unknown } = Object(error);
  return failureOf(error) === 'away' && (responseCode === undefined || responseCode === 421);
}
