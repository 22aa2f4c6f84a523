/** Takes a paper back while its form is open. The row and the bytes stay: what was once handed in can be shown. */
import { eq } from 'drizzle-orm';
import { formsOf, paperOf } from '../../workflows/forms/forms.ts';
import { isMessageFile } from '../../workflows/messages/files.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { messagePapers } from '../database/schema/messages.ts';
import { documents } from '../database/schema/papers.ts';
import { record as journal } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { type DocumentRecord, getSeenDocument } from './document-desk.ts';
import { partyOf } from './filed-part.ts';
import { readFilings } from './filings.ts';
import { type Desk, requireOpen } from './form-access.ts';

/** Withdrawing twice is the same as once. @throws Refused not-found, wrong-role, not-open */
export async function withdrawDocument(
  product: Product,
  caller: Caller,
  asked: { id: string; requestId: string },
): Promise<void> {
  const { document, desk: early } = await getSeenDocument(product, caller, asked.id);
  if (isMessageFile(document.paper)) return withdrawFile(product, early, { document, ...asked });
  await product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, document.caseId);
    const desk: Desk = { caller, seen, filings: await readFilings(tx, seen.record) };
    const form = paperOf(formsOf(await product.policies.get(seen.record.policyId)), document.paper)?.form;
    if (!form) throw new Refused('not-found');
    requireOpen(desk, form, `paper:${document.paper}`);
    // What an earlier provider or agency handed in stays theirs.
    if (document.uploadedFor !== partyOf(seen.record, form.role))
      throw new Refused('not-open', { state: seen.record.state });
    const [present] = await tx
      .select({ withdrawnAt: documents.withdrawnAt })
      .from(documents)
      .where(eq(documents.id, document.id));
    if (present?.withdrawnAt !== null) return;
    const at = await product.clock.now(tx);
    await withdrawRow(tx, desk, { ...document, role: form.role, at, requestId: asked.requestId });
  });
}

type Asked = { document: DocumentRecord; requestId: string };

/** A file that waits to be sent, by who uploaded it: what went with a message is part of what was said. */
async function withdrawFile(product: Product, { caller, seen }: Desk, asked: Asked): Promise<void> {
  const { id, caseId, paper, uploadedBy } = asked.document;
  const role = requireAccess(seen, 'message.write');
  await product.db.transaction(async (tx) => {
    const locked = await lockSeenCase(tx, caller, caseId);
    const [sent] = await tx.select().from(messagePapers).where(eq(messagePapers.documentId, id)).limit(1);
    if (uploadedBy !== caller.personId || sent) throw new Refused('not-open', { state: seen.record.state });
    const [present] = await tx
      .select({ withdrawnAt: documents.withdrawnAt })
      .from(documents)
      .where(eq(documents.id, id));
    if (present?.withdrawnAt !== null) return;
    const desk = { caller, seen: locked, filings: await readFilings(tx, locked.record) };
    const at = await product.clock.now(tx);
    await withdrawRow(tx, desk, { id, paper, role, at, requestId: asked.requestId });
  });
}

type Withdrawn = { id: string; paper: string; role: PersonRole; at: Date; requestId: string };

/** The row and its journal line, for who has made sure that it may be. */
export async function withdrawRow(tx: Tx, { caller, seen }: Desk, of: Withdrawn): Promise<void> {
  const { id, paper, role, at, requestId } = of;
  await tx.update(documents).set({ withdrawnAt: at }).where(eq(documents.id, id));
  await journal(tx, {
    at,
    act: 'document.withdrawn',
    actorId: caller.personId,
    role,
    caseId: seen.record.id,
    seq: seen.record.seq,
    subject: `documents/${id}`,
    details: { paper },
    requestId,
  });
}
