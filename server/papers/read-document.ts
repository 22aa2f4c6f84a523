/** Hands out the bytes of a paper, once that is in the journal: no record, no reading. */
import type { Readable } from 'node:stream';
import type { Caller } from '../access/caller.ts';
import { record as journal } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { type DocumentRecord, getSeenDocument } from './document-desk.ts';

/** @throws Refused not-found */
export async function readDocument(
  product: Product,
  caller: Caller,
  asked: { id: string; requestId: string },
): Promise<{ document: DocumentRecord; bytes: Readable }> {
  const { document, desk } = await getSeenDocument(product, caller, asked.id);
  const bytes = await product.files.get(document.storageKey);
  try {
    await product.db.transaction(async (tx) => {
      const at = await product.clock.now(tx);
      const { record, roles } = desk.seen;
      await journal(tx, {
        at,
        act: 'document.read',
        actorId: caller.personId,
        role: roles[0] ?? null,
        caseId: document.caseId,
        seq: record.seq,
        subject: `documents/${document.id}`,
        details: { paper: document.paper },
        requestId: asked.requestId,
      });
    });
  } catch (error) {
    bytes.destroy();
    throw error;
  }
  return { document, bytes };
}
