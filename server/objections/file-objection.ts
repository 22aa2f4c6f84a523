/**
 * Takes in an objection or a clue from the public. The instant of its receipt is kept before anything else, so that it is in time
 * however long the rest takes, a retry has the first instant, and the notice does not end over it. Nothing says who was signed in,
 * if anybody was, and the journal keeps no address.
 */
import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { startClock } from '../../workflows/calendar/clock.ts';
import { dateInShanghai, yearOf } from '../../workflows/calendar/day.ts';
import { admissionDays, objectionRefusals, refuseObjection } from '../../workflows/notices/objecting.ts';
import { completeRefused, findReceipt, insertReceipt } from '../cases/corridor-statements.ts';
import type { Tx } from '../database/database.ts';
import { cases, receipts } from '../database/schema/cases.ts';
import { noticeCases, noticeStepRows } from '../database/schema/notices.ts';
import { objections } from '../database/schema/objections.ts';
import { objectors } from '../database/schema/objectors.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { findReaders } from '../letters/find-readers.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { placeOf, sealObjector } from '../privacy/objectors.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { seal } from '../secrets/sealed.ts';
import { codeOf, hashOf, newNumber } from './objection-code.ts';
import type { ClueBody, ObjectionBody, ObjectionFiled } from './objections-contract.ts';
import { takePapers } from './papers.ts';
import { sealPart } from './sealed-parts.ts';

export type Filing = { key: string; requestId: string; arrivedAt?: number } & (
  | { kind: 'objection'; body: ObjectionBody }
  | { kind: 'clue'; body: ClueBody }
);

/** Under whom the receipts of strangers stand. A key is theirs alone: nobody else can know it. */
const stranger = '00000000-0000-0000-0000-000000000000';

/** @throws Refused not-found, rule, other-body */
export function fileObjection(product: Product, filing: Filing): Promise<ObjectionFiled> {
  // From nobody, about a case that the public does not see: everything here is the product's own work.
  return beyondCaller(async () => {
    const [entry] = await product.db
      .select({ caseId: noticeCases.caseId })
      .from(noticeCases)
      .where(eq(noticeCases.itemId, filing.body.item));
    if (!entry) throw new Refused('not-found');
    const at = await receive(product, filing, entry.caseId);
    try {
      return await product.db.transaction((tx) => enter(product, tx, { filing, at, caseId: entry.caseId }));
    } catch (error) {
      if (error instanceof Refused && error.code === 'rule') await refuse(product, filing.key, error);
      throw error;
    }
  });
}

/** A refusal is an answer too: the same key is not tried again with the instant of today. */
const refuse = ({ pool }: Product, key: string, { code, facts }: Refused) =>
  completeRefused(pool, [stranger, key, 422, JSON.stringify({ code, facts })]);

async function receive(
  { pool, clock }: Product,
  { kind, body, key, arrivedAt }: Filing,
  caseId: string,
): Promise<Date> {
  const hash = `${kind} ${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
  const fresh = await insertReceipt(pool, [stranger, key, hash, clock.set(), caseId], arrivedAt);
  const receipt = fresh ?? (await findReceipt(pool, [stranger, key]));
  if (!receipt) throw new Refused('busy');
  if ('body_hash' in receipt && receipt.body_hash !== hash) throw new Refused('other-body');
  return receipt.received_at;
}

type Entering = { filing: Filing; at: Date; caseId: string };

async function enter(product: Product, tx: Tx, { filing, at, caseId }: Entering): Promise<ObjectionFiled> {
  // A move of the case and an objection against it never overlap.
  await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, caseId)).for('update');
  const before = await filedBefore(product, tx, filing.key);
  if (before) return before;
  const { kind, body } = filing;
  if (kind === 'objection') await requireStanding(tx, body.item, at);
  const id = uuidv7();
  const number = newNumber(yearOf(dateInShanghai(at.getTime())));
  const code = codeOf(product, id);
  const answerBy = new Date(
    startClock({ n: admissionDays, unit: 'workingDays' }, at.getTime(), product.calendar).dueAt,
  );
  const objectorId = kind === 'objection' ? await enterObjector(product, tx, { body, caseId, at }) : null;
  await tx.insert(objections).values({
    id,
    number,
    codeHash: hashOf(code),
    kind,
    itemId: body.item,
    caseId,
    objectorId,
    clue: kind === 'clue' ? sealPart(product, body.statement, [id, 'clue']) : null,
    receivedAt: at,
    answerBy,
    status: 'received',
  });
  await takePapers(tx, id, body.papers);
  await record(tx, {
    at,
    act: kind === 'clue' ? 'clue.received' : 'objection.received',
    actorId: null,
    caseId,
    subject: `objections/${id}`,
    requestId: filing.requestId,
    address: null,
  });
  await tx.update(receipts).set({ status: 201, answer: { id } }).where(receiptOf(filing.key));
  await tellHandlers(product, tx, { number, answerBy, at });
  return { number, code, kind, receivedAt: at.toISOString(), answerBy: answerBy.toISOString() };
}

/** That something waits for them; what and about whom they read on the desk, if it is theirs to read. */
async function tellHandlers(
  product: Product,
  tx: Tx,
  { number, answerBy, at }: { number: string; answerBy: Date; at: Date },
): Promise<void> {
  const wanted = [{ told: 0, role: 'objectionHandler', organisation: null, district: null }] as const;
  // The end of a day is told as that day: a millisecond before it is still the day itself.
  const due = dateInShanghai(answerBy.getTime() - 1);
  for (const { person } of await findReaders(tx, [...wanted], at))
    await writeLetter(product, tx, {
      to: { personId: person },
      kind: 'objection.waiting',
      parameters: { number, due: `${due} 24:00` },
      path: '/objection-desk',
    });
}

/** How the entry stands decides, at the instant of receipt. @throws Refused rule */
async function requireStanding(tx: Tx, item: string, at: Date): Promise<void> {
  const [last] = await tx
    .select({ step: noticeStepRows.step, dueAt: noticeStepRows.dueAt })
    .from(noticeStepRows)
    .where(eq(noticeStepRows.itemId, item))
    .orderBy(desc(noticeStepRows.seq))
    .limit(1);
  if (!last) throw new Refused('not-found');
  const why = refuseObjection({ step: last.step, dueAt: last.dueAt?.getTime() ?? null }, at.getTime());
  if (why !== null) throw new Refused('rule', objectionRefusals[why]);
}

type Objecting = { body: ObjectionBody; caseId: string; at: Date };

async function enterObjector(product: Product, tx: Tx, { body, caseId, at }: Objecting): Promise<string> {
  const id = uuidv7();
  await tx.insert(objectors).values({
    ...sealObjector(product, id, body),
    identity: seal(body.identity, placeOf(product, id, 'identity')),
    email: body.email === undefined ? null : seal(body.email, placeOf(product, id, 'email')),
    caseId,
    recordedAt: at,
  });
  return id;
}

const receiptOf = (key: string) => and(eq(receipts.actorId, stranger), eq(receipts.key, key));

const keptSchema = z.object({ status: z.int().nullable(), answer: z.unknown() });
const idSchema = z.object({ id: z.uuid() });
const refusedSchema = z.object({ code: z.literal('rule'), facts: z.record(z.string(), z.unknown()) });

/** What this key was answered before, in the same words. @throws Refused rule */
async function filedBefore(product: Product, tx: Tx, key: string): Promise<ObjectionFiled | null> {
  const [receipt] = await tx.select().from(receipts).where(receiptOf(key));
  const { status, answer } = keptSchema.parse(receipt);
  if (status === null) return null;
  const refused = refusedSchema.safeParse(answer);
  if (refused.success) throw new Refused(refused.data.code, refused.data.facts);
  const [row] = await tx
    .select()
    .from(objections)
    .where(eq(objections.id, idSchema.parse(answer).id));
  if (!row) throw new Refused('busy');
  return {
    number: row.number,
    code: codeOf(product, row.id),
    kind: row.kind,
    receivedAt: row.receivedAt.toISOString(),
    answerBy: row.answerBy.toISOString(),
  };
}
