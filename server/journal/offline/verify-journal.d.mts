// What TypeScript needs to know of verify-journal.mjs, plain JavaScript because it must run anywhere, years later.
export type JournalEntry = {
  id: number;
  /** UTC with microseconds, as Postgres writes it in JSON, and a Z. */
  at: string;
  act: string;
  actorId: string | null;
  role: string | null;
  caseId: string | null;
  seq: number | null;
  subject: string | null;
  /** The text of the JSON, letter by letter as Postgres writes it. */
  details: string;
  requestId: string | null;
  address: string | null;
};
export type JournalLink = { position: number; entryId: number; hash: string };
export type SealContent = { day: string; position: number; head: string; settledId: number; sealedAt: string };
export type Seal = SealContent & { signature: string; publicKey: string };

export type JournalRecord = { seal: Seal } | { link: JournalLink | null; entry: JournalEntry | null };

export type BadEntry = {
  /** The number of the entry; its place in the chain where the number is not known any more. */
  sequence: number;
  position: number | null;
  entryId: number | null;
  what: 'changed' | 'missing' | 'inserted' | 'unchained' | 'reordered' | 'rewritten' | 'truncated' | 'seal';
  why: string;
};
export type Verdict = {
  entries: number;
  ok: boolean;
  firstBad: BadEntry | null;
  /** How many seals were compared with the chain. */
  anchors: number;
  unchained: number;
  position: number;
  head: string;
  onlyUnchained: boolean;
};
export type VerifierOptions = {
  keys?: readonly string[];
  earlier?: readonly string[];
  from?: { position: number; hash: string };
  horizon?: number;
};

export const firstHash: string;
export const entryColumns: readonly (keyof JournalEntry)[];
export function entryText(entry: JournalEntry, position: number, previous: string): string;
export function entryHash(entry: JournalEntry, position: number, previous: string): string;
export function sealText(seal: SealContent): string;
export function sealHolds(seal: Seal): boolean;
export function startVerifier(options?: VerifierOptions): { take(record: JournalRecord): void; finish(): Verdict };
