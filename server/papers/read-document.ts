/** Hands out the bytes of a paper, watermarked where it is sensitive, once that is in the journal: no record, no reading. */
import type { Caller } from '../access/caller.ts';
import { record as journal } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { getSeenDocument } from './document-desk.ts';
import { type Served, serveDocument } from './serve-document.ts';

/** @throws Refused not-found */
export async function readDocument(
  product: Product,
  caller: Caller,
  asked: { id: string; requestId: string },
): Promise<Served> {
  const { document, desk } = await getSeenDocument(product, caller, asked.id);
  const served = await serveDocument(product, { caller, document, desk });
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
        details: { paper: document.paper, watermark: served.watermark },
        requestId: asked.requestId,
      });
    });
  } catch (error) {
    served.bytes.destroy();
    throw error;
  }
  return served;
}
