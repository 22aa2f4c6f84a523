/** Takes in a file that is to go with a message: it waits for whoever uploaded it, and is open to the readers once it is sent. */
import { and, count, eq, isNull, notExists, sql } from 'drizzle-orm';
import { messageFile } from '../../workflows/messages/files.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, lockSeenCase, type SeenCase } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import { messagePapers } from '../database/schema/messages.ts';
import { documents } from '../database/schema/papers.ts';
import { record as note } from '../journal/journal.ts';
import { getDocumentView, openDesk } from '../papers/document-desk.ts';
import { enterFile } from '../papers/enter-file.ts';
import type { Incoming } from '../papers/keep-bytes.ts';
import type { DocumentView } from '../papers/papers-contract.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { spokenFor } from './who-talks.ts';
import { requireWriting } from './writing.ts';

type Upload = { caseId: string; requestId: string; receive: (maxBytes: number) => Promise<Incoming> };

/** @throws Refused not-found, wrong-role, not-open, rule, too-large, wrong-type, malformed, no-space */
export async function uploadMessageFile(product: Product, caller: Caller, upload: Upload): Promise<DocumentView> {
  const { caseId, requestId } = upload;
  // Asked before the first byte is read, and again under the lock.
  await requireRoom(product.db, caller, await getSeenCase(product.db, caller, caseId));
  const incoming = await upload.receive(messageFile.maxBytes);
  return enterFile(product, { incoming, accepts: messageFile.accepts }, async (tx, { id, ...stored }) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const { role, uploadedFor } = await requireRoom(tx, caller, seen);
    const at = await product.clock.now(tx);
    await tx.insert(documents).values({
      id,
      caseId,
      paper: messageFile.code,
      ...stored,
      uploadedBy: caller.personId,
      uploadedFor,
      uploadedAt: at,
    });
    const { sha256, sizeBytes, mediaType } = stored;
    await note(tx, {
      at,
      act: 'document.uploaded',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      subject: `documents/${id}`,
      details: { paper: messageFile.code, sha256, sizeBytes, mediaType },
      requestId,
    });
    return getDocumentView(tx, await openDesk(tx, caller, caseId), id);
  });
}

async function requireRoom(reader: Reader, caller: Caller, seen: SeenCase) {
  const role = await requireWriting(reader, caller, seen);
  const uploadedFor = spokenFor(caller, seen, role);
  if (uploadedFor === null) throw new Refused('not-found');
  const [waiting] = await reader
    .select({ count: count() })
    .from(documents)
    .where(
      and(
        eq(documents.caseId, seen.record.id),
        eq(documents.paper, messageFile.code),
        eq(documents.uploadedBy, caller.personId),
        isNull(documents.withdrawnAt),
        notExists(reader.select({ one: sql`1` }).from(messagePapers).where(eq(messagePapers.documentId, documents.id))),
      ),
    );
  if ((waiting?.count ?? 0) >= messageFile.maxFiles)
    throw new Refused('rule', {
      zh: `最多有 ${messageFile.maxFiles} 个文件待发送，请先发送或撤下`,
      en: `At most ${messageFile.maxFiles} files wait to be sent; send or withdraw them first`,
    });
  return { role, uploadedFor };
}
