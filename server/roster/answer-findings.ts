/** Answers to what was found: kept at once, and taken into account when the roster is checked again. */
import { and, eq, sql } from 'drizzle-orm';
import type { RosterAnswers } from '../../workflows/roster/index.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { type FindingAnswer, rosterFindings, rosterImports } from '../database/schema/rosters.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { takesOf } from './list-findings.ts';
import type { RosterAnswersBody, RosterImportView } from './roster-contract.ts';
import { lockImport } from './start-import.ts';
import { getImport } from './view-import.ts';

/** Cells and rows together: who has more to say corrects the file. */
const MOST = 20_000;

type Row = typeof rosterFindings.$inferSelect;
type Said = RosterAnswersBody['answers'][number];

/** @throws Refused wrong-role, not-found, not-open, stale-form, rule */
export async function answerFindings(
  product: Product,
  caller: Caller,
  { id, said }: { id: string; said: RosterAnswersBody },
): Promise<RosterImportView> {
  const role = requireHeld(caller, 'roster.import');
  await product.db.transaction(async (tx) => {
    const row = await lockImport(tx, id);
    if (row.state !== 'judged') throw new Refused('not-open');
    if (row.revision !== said.revision) throw new Refused('stale-form');
    const book = new AnswerBook(row.answers);
    for (const one of said.answers) {
      const answer = answerOf(one);
      for (const finding of await meant(tx, id, one)) {
        requireTaken(finding, answer);
        book.put(finding, answer);
        await tx.update(rosterFindings).set({ answer }).where(at(id, finding.position));
      }
    }
    const answers = book.toAnswers();
    if (answers.cells.length + answers.rows.length > MOST)
      throw ruleRefusal('答复过多，请在表中更正后重新上传', 'Too many answers; correct the file and send it again');
    await tx.update(rosterImports).set({ answers, unjudged: true }).where(eq(rosterImports.id, id));
    await record(tx, {
      ...{ at: await product.clock.now(tx), act: 'roster.answered', actorId: caller.personId, role },
      subject: `roster-imports/${id}`,
      details: { revision: row.revision, answers: said.answers.length },
    });
  });
  return getImport(product, caller, id);
}

const at = (id: string, position: number) =>
  and(eq(rosterFindings.importId, id), eq(rosterFindings.position, position));

const answerOf = ({ text, decision }: Said): FindingAnswer | null =>
  decision !== undefined ? { decision } : text !== undefined ? { text } : null;

/** The finding itself, and with `alike` all that say the same of the same text. @throws Refused not-found */
async function meant(tx: Tx, id: string, { position, alike = false }: Said): Promise<Row[]> {
  const [one] = await tx.select().from(rosterFindings).where(at(id, position));
  if (!one) throw new Refused('not-found');
  if (!alike) return [one];
  const sameText = sql`(${one.code} in ('enterprise-changed', 'scale-missing')
    or ${rosterFindings.found}->>'value' = ${one.found.value ?? ''})`;
  const sameKind = and(eq(rosterFindings.kind, one.kind), eq(rosterFindings.code, one.code));
  return tx
    .select()
    .from(rosterFindings)
    .where(and(eq(rosterFindings.importId, id), sameKind, sameText));
}

/** @throws Refused rule */
function requireTaken(finding: Row, answer: FindingAnswer | null): void {
  if (answer === null) return;
  const takes = takesOf(finding);
  const taken = 'text' in answer ? takes.text : takes.decisions.includes(answer.decision);
  if (!taken) throw ruleRefusal('此处不能这样答复，请在表中更正', 'This cannot be answered so; correct it in the file');
}

/** One answer to a cell and one to a row: the last one counts. */
class AnswerBook {
  readonly #cells: Map<string, RosterAnswers['cells'][number]>;
  readonly #rows: Map<string, RosterAnswers['rows'][number]>;

  constructor({ cells, rows }: RosterAnswers) {
    this.#cells = new Map(cells.map((one) => [`${one.cell} ${one.sheet}`, one]));
    this.#rows = new Map(rows.map((one) => [`${one.row} ${one.sheet}`, one]));
  }

  put({ sheet, cell, row }: Row, answer: FindingAnswer | null): void {
    const [cellKey, rowKey] = [`${cell} ${sheet}`, `${row} ${sheet}`];
    if (answer === null || 'text' in answer) this.#rows.delete(rowKey);
    if (answer === null || 'decision' in answer) this.#cells.delete(cellKey);
    if (answer === null) return;
    if ('text' in answer) this.#cells.set(cellKey, { sheet, cell, text: answer.text });
    else this.#rows.set(rowKey, { sheet, row, decision: answer.decision });
  }

  toAnswers(): RosterAnswers {
    return { cells: [...this.#cells.values()], rows: [...this.#rows.values()] };
  }
}
