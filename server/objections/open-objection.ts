/** One objection or clue, opened for a handler of that case. Opening it, and each of its papers, is in the journal. */
import { eq, sql } from 'drizzle-orm';
import { notAdmitted } from '../../workflows/notices/objecting.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, type SeenCase } from '../access/find-case.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { objections } from '../database/schema/objections.ts';
import { objectors } from '../database/schema/objectors.ts';
import { record } from '../journal/journal.ts';
import { placeOf } from '../privacy/objectors.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { unseal } from '../secrets/sealed.ts';
import { grounds, presentRow, rowColumns, rowSchema, rowTables } from './objection-rows.ts';
import type { ObjectionView } from './objections-contract.ts';
import { listPapers, openPaper } from './papers.ts';
import { openPart } from './sealed-parts.ts';

export type ObjectionRecord = typeof objections.$inferSelect;
export type From = { id: string; requestId: string; address: string };

/** Whoever is not a handler of the case is not told that there is an objection. @throws Refused not-found */
export async function getSeenObjection(
  tx: Tx,
  caller: Caller,
  { id, permission }: { id: string; permission: 'objection.open' | 'objection.decide' },
): Promise<{ objection: ObjectionRecord; seen: SeenCase; role: string }> {
  const [objection] = await tx.select().from(objections).where(eq(objections.id, id));
  if (!objection) throw new Refused('not-found');
  const seen = await getSeenCase(tx, caller, objection.caseId);
  if (!allows(seen, permission)) throw new Refused('not-found');
  return { objection, seen, role: requireAccess(seen, permission) };
}

/** @throws Refused not-found */
export async function openObjection(product: Product, caller: Caller, from: From): Promise<ObjectionView> {
  return product.db.transaction(async (tx) => {
    const { objection, role } = await getSeenObjection(tx, caller, { id: from.id, permission: 'objection.open' });
    await note(product, tx, { act: 'objection.opened', caller, role, objection, from });
    return viewObjection(product, tx, objection);
  });
}

/** @throws Refused not-found */
export async function readPaper(product: Product, caller: Caller, from: From & { paper: string }) {
  return product.db.transaction(async (tx) => {
    const { objection, role } = await getSeenObjection(tx, caller, { id: from.id, permission: 'objection.open' });
    const paper = await openPaper(product, tx, { id: from.paper, objectionId: objection.id });
    await note(product, tx, { act: 'objection.paperRead', caller, role, objection, from });
    return paper;
  });
}

export async function viewObjection(product: Product, tx: Tx, objection: ObjectionRecord): Promise<ObjectionView> {
  const { id, objectorId, ground, words, clue, status } = objection;
  const { rows } = await tx.execute(sql`select ${sql.raw(rowColumns)} from ${sql.raw(rowTables)} where o.id = ${id}`);
  const now = await product.clock.now(tx);
  const [who] = objectorId === null ? [] : await tx.select().from(objectors).where(eq(objectors.id, objectorId));
  const opened = (column: 'name' | 'identity' | 'contact' | 'statement') => {
    const sealed = who?.[column];
    return who && sealed ? unseal(sealed, placeOf(product, who.id, column)) : null;
  };
  return {
    ...presentRow(rowSchema.parse(rows[0]), now),
    name: opened('name'),
    identity: opened('identity'),
    contact: opened('contact'),
    statement: clue === null ? opened('statement') : openPart(product, clue, [id, 'clue']),
    papers: await listPapers(product, tx, id),
    ground: ground === null ? null : notAdmitted[ground],
    words: words === null ? null : openPart(product, words, [id, 'words']),
    grounds,
    decidable: status === 'received',
  };
}

type Note = {
  act: 'objection.opened' | 'objection.paperRead' | 'objection.admitted' | 'objection.notAdmitted' | 'clue.closed';
  caller: Caller;
  role: string;
  objection: ObjectionRecord;
  from: From;
};

/** That it was done, by whom; nothing of what was said. */
export async function note(product: Product, tx: Tx, { act, caller, role, objection, from }: Note): Promise<void> {
  const { requestId, address } = from;
  await record(tx, {
    at: await product.clock.now(tx),
    act,
    actorId: caller.personId,
    role,
    caseId: objection.caseId,
    subject: `objections/${objection.id}`,
    requestId,
    address,
  });
}
