/** What was found in a roster, one kind after the other in the order of the sheet, and how each can be settled. */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { fieldNames, isRosterField, type RowDecision } from '../../workflows/roster/index.ts';
import type { Caller } from '../access/caller.ts';
import type { FindingKind } from '../database/schema/rosters.ts';
import { rosterFindings } from '../database/schema/rosters.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { Product } from '../product.ts';
import { isAboutRow } from './findings-of.ts';
import type { RosterFinding, RosterFindingList } from './roster-contract.ts';
import { getImport } from './view-import.ts';

type Asked = { id: string; kind: FindingKind; limit?: number | undefined; after?: string | undefined };
const cursor = z.tuple([z.int().min(0).max(1_000_000)]);

/** Written out: inside a subquery the builder would leave the outer table's name away. */
const alike = sql<number>`(select count(*)::int - 1 from roster_findings o
  where o.import_id = roster_findings.import_id and o.kind = roster_findings.kind and o.code = roster_findings.code
    and (o.code in ('enterprise-changed', 'scale-missing') or o.found->>'value' = roster_findings.found->>'value'))`;

/** @throws Refused wrong-role, not-found, bad-cursor */
export async function listFindings(
  product: Product,
  caller: Caller,
  { id, kind, limit = 50, after }: Asked,
): Promise<RosterFindingList> {
  const { options } = await getImport(product, caller, id);
  const [from] = after === undefined ? [-1] : readCursor(after, cursor);
  const ofKind = and(eq(rosterFindings.importId, id), eq(rosterFindings.kind, kind));
  const rows = await product.db
    .select({
      row: rosterFindings,
      alike,
    })
    .from(rosterFindings)
    .where(and(ofKind, gt(rosterFindings.position, from)))
    .orderBy(asc(rosterFindings.position))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ row, alike }) => viewFinding(row, { alike, open: options.answer })),
    next: last ? writeCursor([last.row.position]) : null,
  };
}

type Row = typeof rosterFindings.$inferSelect;

function viewFinding(row: Row, { alike, open }: { alike: number; open: boolean }): RosterFinding {
  const { position, kind, code, sheet, found, answer } = row;
  const { why, whyEn, value = '', to = null, suggestion = null, choices = [] } = found;
  const takes = open ? takesOf(row) : { text: false, decisions: [] };
  return {
    ...{ position, kind, code, sheet, row: row.row, cell: row.cell, value, to, suggestion },
    field: fieldNames[isRosterField(found.field) ? found.field : 'row'],
    why: why === undefined ? null : { zh: why, en: whyEn ?? why },
    choices: [...choices],
    answer: answer && {
      text: 'text' in answer ? answer.text : null,
      decision: 'decision' in answer ? answer.decision : null,
    },
    takes,
    alike: kind === 'error' || kind === 'question' ? alike : 0,
  };
}

/** What is about one cell takes another text for it; what is about one enterprise may be left out. */
export function takesOf({ kind, code, cell, found }: Row): { text: boolean; decisions: RowDecision[] } {
  if (kind !== 'error' && kind !== 'question' && kind !== 'warning') return { text: false, decisions: [] };
  if (code === 'enterprise-changed') return { text: false, decisions: ['takeOver', 'keep'] };
  const text = cell !== '' && (isAboutRow(found.field) || code === 'revenue-unit-unknown');
  return { text, decisions: isAboutRow(found.field) && code !== 'revenue-unit-unknown' ? ['leaveOut'] : [] };
}
