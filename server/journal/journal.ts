/** The journal: every act of any kind, written in the transaction of the act. References, not copies of personal data. */
import { currentWork } from '../database/current-work.ts';
import type { Tx } from '../database/database.ts';
import { journal } from '../database/schema/cases.ts';

export type Act = {
  at: Date;
  /** `noun.verb`, as in `session.opened`, `document.uploaded`. */
  act: string;
  actorId: string | null;
  role?: string | null;
  caseId?: string | null;
  seq?: number | null;
  /** What it is about when that isn't a case: `organisations/ID`, `funds/ID`. */
  subject?: string | null;
  /** Where something was changed: `before` and `after` of fields that are nobody's personal data; `reason` for the ground. */
  details?: Record<string, unknown>;
  /** Both are those of the current request unless said otherwise. */
  requestId?: string | null;
  address?: string | null;
};

export const record = (tx: Tx, act: Act): Promise<void> => recordAll(tx, [act]);

/** The parameters of one statement are bounded. */
const AT_ONCE = 2000;

export async function recordAll(tx: Tx, acts: readonly Act[]): Promise<void> {
  const rows = acts.map((act) => ({ ...currentWork()?.request, ...act, details: act.details ?? {} }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(journal).values(rows.slice(from, from + AT_ONCE));
}
