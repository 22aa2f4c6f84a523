/** Writes a message on a case, once for one key. What was said, to whom and that it was told stand in one transaction. */
import { createHash } from 'node:crypto';
import { and, eq, getTableColumns, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { formsOf, paperOf } from '../../workflows/forms/forms.ts';
import {
  type AttachedPaper,
  type Reason,
  reasons,
  refuseAudience,
  refusePapers,
  writesAs,
} from '../../workflows/messages/audience.ts';
import { isMessageFile, messageFile } from '../../workflows/messages/files.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { standsIn } from '../access/case-access.ts';
import { type CaseRecord, getSeenCase, lockSeenCase, type SeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Reader, Tx } from '../database/database.ts';
import { receipts } from '../database/schema/cases.ts';
import { messagePapers, messages } from '../database/schema/messages.ts';
import { documents } from '../database/schema/papers.ts';
import { widenTx } from '../database/scope.ts';
import { record as note } from '../journal/journal.ts';
import { listDocuments } from '../papers/document-desk.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { getMessage } from './list-messages.ts';
import type { MessageView, WriteMessage } from './messages-contract.ts';
import { tellReaders } from './tell-readers.ts';
import { organisationOf, presentOn, spokenFor } from './who-talks.ts';
import { requireWriting } from './writing.ts';

type Writing = { caseId: string; body: WriteMessage; key: string; requestId: string };

/** @throws Refused not-found, wrong-role, not-open, rule, unmet with every reason, other-body */
export async function writeMessage(product: Product, caller: Caller, writing: Writing): Promise<MessageView> {
  const { caseId } = writing;
  // Read before the lock: whether a paper may be attached does not hang on what waits for it.
  const papers = await readPapers(product, caller, writing);
  const id = await product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = await requireWriting(tx, caller, seen);
    const at = await product.clock.now(tx);
    const before = await writtenBefore(tx, caller, { ...writing, at });
    return before ?? (await write(product, tx, { caller, seen, role, at, papers, ...writing }));
  });
  return getMessage(product, caller, { caseId, id });
}

type Now = Writing & { caller: Caller; seen: SeenCase; role: PersonRole; at: Date; papers: AttachedPaper[] };

async function write(product: Product, tx: Tx, now: Now): Promise<string> {
  const { caller, seen, role, at, papers, body, key, caseId, requestId } = now;
  const audience = [...new Set(body.audience)];
  requireReaders([
    ...refuseAudience({ author: role, present: presentOn(seen.record) }, audience),
    ...refusePapers(audience, papers),
  ]);
  const own = spokenFor(caller, seen, role);
  if (own === null) throw new Refused('not-found');
  const id = uuidv7();
  // Not the office of who writes for the bureau: its people read as the bureau, or they do not.
  const ownParty = writesAs[role] === 'bureau' ? [] : [own];
  const readers = [...new Set([...ownParty, ...organisationsOf(seen.record, audience)])];
  const [row] = await tx
    .insert(messages)
    .values({
      id,
      caseId,
      authorId: caller.personId,
      authorRole: role,
      authorOrganisationId: own,
      text: body.text,
      audience,
      readers,
      at,
    })
    .returning({ position: messages.position });
  if (!row) throw new Error('a message without its place');
  const documents = [...new Set(body.documents)];
  if (documents.length > 0)
    await tx.insert(messagePapers).values(documents.map((documentId) => ({ messageId: id, documentId })));
  const actingIn = standsIn(caller, role, seen.record);
  await note(tx, {
    at,
    act: 'message.written',
    actorId: caller.personId,
    role,
    caseId,
    seq: seen.record.seq,
    subject: `messages/${id}`,
    details: { audience, papers: documents.length, ...(actingIn ? { actingIn } : {}) },
    requestId,
  });
  await tx
    .update(receipts)
    .set({ status: 201, answer: { id } })
    .where(and(eq(receipts.actorId, caller.personId), eq(receipts.key, key)));
  // Whom a letter goes to lies beyond the author: from here on the transaction speaks for the product.
  await widenTx(tx);
  await tellReaders(product, tx, {
    record: seen.record,
    authorId: caller.personId,
    authorRole: role,
    audience,
    position: row.position,
    at,
  });
  return id;
}

const organisationsOf = (record: CaseRecord, audience: WriteMessage['audience']): string[] =>
  audience.flatMap((name) => (name === 'bureau' ? [] : (organisationOf(record, name) ?? [])));

/** @throws Refused unmet */
function requireReaders(found: readonly Reason[]): void {
  if (found.length === 0) return;
  throw new Refused(
    'unmet',
    {},
    found.map(({ code, details }) => ({
      code,
      ...reasons[code],
      details: code === 'paperNotTheirs' ? details : details.map((name) => `reader:${name}`),
    })),
  );
}

/** The papers that the author wants to attach; one that they may not read themselves is not there. @throws Refused not-found */
async function readPapers(product: Product, caller: Caller, { caseId, body }: Writing): Promise<AttachedPaper[]> {
  if (body.documents.length === 0) return [];
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'message.write');
  const { items } = await listDocuments(product, caller, caseId);
  const forms = formsOf(await product.policies.get(seen.record.policyId));
  const ids = [...new Set(body.documents)];
  const own = await ownFiles(product.db, caller, ids);
  return ids.map((id) => {
    const document = items.find((one) => one.id === id && one.withdrawnAt === null);
    if (!document) throw new Refused('not-found');
    const { name, paper } = document;
    if (isMessageFile(paper)) return { name, readers: own.has(id) ? 'anybody' : [] };
    const form = paperOf(forms, paper)?.form;
    if (!form) throw new Refused('not-found');
    return { name, readers: [form.role, ...form.readers] };
  });
}

/** Files of messages that this person uploaded: whoever was only sent one does not pass it on. */
async function ownFiles(reader: Reader, { personId }: Caller, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await reader
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(inArray(documents.id, [...ids]), eq(documents.paper, messageFile.code), eq(documents.uploadedBy, personId)),
    );
  return new Set(rows.map(({ id }) => id));
}

const kept = z.object({ id: z.uuid() });

/** The message that this key wrote before. @throws Refused other-body */
async function writtenBefore(
  tx: Tx,
  { personId: actorId }: Caller,
  { caseId, body, key, at }: Writing & { at: Date },
): Promise<string | null> {
  const said = JSON.stringify([caseId, body.text, body.audience, body.documents]);
  const bodyHash = `message ${createHash('sha256').update(said).digest('hex')}`;
  const fresh = await tx
    .insert(receipts)
    .values({ actorId, key, bodyHash, receivedAt: at, caseId })
    .onConflictDoNothing()
    .returning({ key: receipts.key });
  if (fresh.length > 0) return null;
  const [before] = await tx
    .select(getTableColumns(receipts))
    .from(receipts)
    .where(and(eq(receipts.actorId, actorId), eq(receipts.key, key)));
  if (before?.bodyHash !== bodyHash) throw new Refused('other-body');
  return kept.parse(before.answer).id;
}
