/**
 * Who raised an objection: recorded and read by the objection handlers of that case and by nobody else. What is stored is
 * sealed, and nothing of it gets into the case's events, the journal or an export: there stands only that it was done.
 */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, lockSeenCase, requireState, type SeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { objectors } from '../database/schema/objectors.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { seal, unseal } from '../secrets/sealed.ts';
import type { ObjectorList, recordObjectorBody } from './privacy-contract.ts';

/** While a notice stands, and while what was objected is looked into. */
const openStates = [
  'application.publicNotice',
  'application.objection',
  'subsidy.publicNotice',
  'subsidy.objection',
] as const;
const most = 50;
const mostShown = 200;

type From = { caseId: string; requestId: string; address: string };

/** Reading is journalled like recording. @throws Refused not-found, wrong-role */
export async function listObjectors(product: Product, caller: Caller, from: From): Promise<ObjectorList> {
  return product.db.transaction(async (tx) => {
    const seen = await getSeenCase(tx, caller, from.caseId);
    requireAccess(seen, 'objector.list');
    const list = await readObjectors(product, tx, seen);
    if (list.items.length > 0) await note(product, tx, { act: 'objector.read', caller, from });
    return list;
  });
}

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function recordObjector(
  product: Product,
  caller: Caller,
  { objector, ...from }: From & { objector: z.output<typeof recordObjectorBody> },
): Promise<ObjectorList> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, from.caseId);
    requireAccess(seen, 'objector.record');
    requireState(seen, ...openStates);
    // Those who objected online leave the handlers their room.
    const present = await tx.$count(objectors, and(eq(objectors.caseId, from.caseId), isNotNull(objectors.recordedBy)));
    if (present >= most)
      throw new Refused('rule', {
        zh: `本案已登记 ${most} 位异议人，请另行立卷`,
        en: `${most} objectors are recorded on this case; open a file of their own`,
      });
    const id = uuidv7();
    await tx.insert(objectors).values({
      ...sealObjector(product, id, objector),
      caseId: from.caseId,
      recordedBy: caller.personId,
      recordedAt: await product.clock.now(tx),
    });
    await note(product, tx, { act: 'objector.recorded', caller, from });
    return readObjectors(product, tx, seen);
  });
}

async function readObjectors(
  product: Product,
  tx: Tx,
  { record: { id: caseId, state } }: SeenCase,
): Promise<ObjectorList> {
  const rows = await tx
    .select()
    .from(objectors)
    .where(eq(objectors.caseId, caseId))
    .orderBy(asc(objectors.recordedAt), asc(objectors.id))
    .limit(mostShown);
  const items = rows.map(({ id, name, contact, statement, recordedAt }) => ({
    id,
    name: unseal(name, placeOf(product, id, 'name')),
    contact: unseal(contact, placeOf(product, id, 'contact')),
    statement: unseal(statement, placeOf(product, id, 'statement')),
    recordedAt: recordedAt.toISOString(),
  }));
  const recorded = rows.filter(({ recordedBy }) => recordedBy !== null).length;
  return { items, open: openStates.some((one) => one === state) && recorded < most };
}

type Words = { name: string; contact: string; statement: string };

/** The row of an objector, sealed. */
export const sealObjector = (product: Product, id: string, { name, contact, statement }: Words) => ({
  id,
  name: seal(name, placeOf(product, id, 'name')),
  contact: seal(contact, placeOf(product, id, 'contact')),
  statement: seal(statement, placeOf(product, id, 'statement')),
});

/** Bound to its row and column: a sealed name put into another place does not open. */
export const placeOf = ({ settings }: Product, id: string, column: string) =>
  ({ secret: settings.sessionSecret, purpose: 'objector', about: `${id} ${column}` }) as const;

type Note = { act: 'objector.read' | 'objector.recorded'; caller: Caller; from: From };

async function note(product: Product, tx: Tx, { act, caller, from }: Note): Promise<void> {
  const at = await product.clock.now(tx);
  await record(tx, { at, act, actorId: caller.personId, role: 'objectionHandler', ...from });
}
