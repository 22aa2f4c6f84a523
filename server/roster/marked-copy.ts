/** The file as it was sent, with every finding in its cell, to be corrected and sent again. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { type FindingKind, rosterFiles, rosterFindings } from '../database/schema/rosters.ts';
import type { Mark } from '../excel/mark-workbook.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { markApart, TooMuch } from './roster-room.ts';
import { getImport } from './view-import.ts';

const marked = ['error', 'question', 'warning', 'answered'] as const satisfies readonly FindingKind[];

/** @throws Refused wrong-role, not-found, not-open, rule, busy */
export async function writeMarkedCopy(
  { db, ...product }: Product,
  caller: Caller,
  id: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { fileName, state } = await getImport({ db, ...product }, caller, id);
  if (state !== 'judged' && state !== 'imported') throw new Refused('not-open');
  const [file] = await db.select().from(rosterFiles).where(eq(rosterFiles.importId, id));
  if (!file) throw new Refused('not-found');
  const rows = await db
    .select()
    .from(rosterFindings)
    .where(and(eq(rosterFindings.importId, id), inArray(rosterFindings.kind, [...marked])))
    .orderBy(asc(rosterFindings.position));
  if (rows.some(({ found }) => found.field === 'file'))
    throw ruleRefusal('文件无法读取，没有可标注的内容', 'The file cannot be read, so nothing can be marked in it');
  try {
    const bytes = await markApart({ bytes: new Uint8Array(file.bytes), marks: rows.flatMap(markOf) });
    return { name: `${fileName.replace(/\.[a-z]{1,5}$/i, '')}-标注.xlsx`, bytes };
  } catch (problem) {
    throw problem instanceof TooMuch ? new Refused('busy') : problem;
  }
}

function markOf({ kind, sheet, cell, row, found, code }: typeof rosterFindings.$inferSelect): Mark[] {
  const place = { sheet, cell, row };
  if (kind === 'answered' && code === 'text')
    return [{ ...place, kind, why: `原为“${found.value ?? ''}”`, text: found.to ?? '' }];
  if (kind === 'answered') return code === 'leaveOut' ? [{ ...place, kind, why: '此行不导入' }] : [];
  return kind === 'normalised' ? [] : [{ ...place, kind, why: found.why ?? code }];
}
