/** One case as the caller may see it: not visible is the same as not there (decisions.md 9). */
import { eq, getTableColumns } from 'drizzle-orm';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Reader, Tx } from '../database/database.ts';
import { cases } from '../database/schema/cases.ts';
import { Refused } from '../problems/refused.ts';
import type { Caller } from './caller.ts';
import { rolesOnCase } from './case-access.ts';

export type CaseRecord = typeof cases.$inferSelect;
export type SeenCase = { record: CaseRecord; roles: PersonRole[] };

/** @throws Refused not-found */
export async function getSeenCase(reader: Reader, caller: Caller, caseId: string): Promise<SeenCase> {
  const [record] = await reader.select(getTableColumns(cases)).from(cases).where(eq(cases.id, caseId));
  return seenBy(caller, record);
}

/** The same, holding the row, for changes of what a case has filed: a move and an edit never overlap. */
export async function lockSeenCase(tx: Tx, caller: Caller, caseId: string): Promise<SeenCase> {
  const [record] = await tx.select(getTableColumns(cases)).from(cases).where(eq(cases.id, caseId)).for('update');
  return seenBy(caller, record);
}

function seenBy(caller: Caller, record: CaseRecord | undefined): SeenCase {
  const roles = record ? rolesOnCase(caller, record) : [];
  if (!record || roles.length === 0) throw new Refused('not-found');
  return { record, roles };
}

/** What is filed can be changed only while the case lies where it is filled in. @throws Refused not-open */
export function requireState({ record }: SeenCase, ...open: readonly string[]): void {
  if (!open.includes(record.state)) throw new Refused('not-open', { state: record.state });
}
