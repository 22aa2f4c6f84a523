/** Takes in a paper of a form: streamed to the store while it is hashed, told by its content, and only then entered. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Form, Paper } from '../../workflows/forms/form-schema.ts';
import { formsOf, paperOf } from '../../workflows/forms/forms.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import { documents } from '../database/schema/papers.ts';
import { record as journal } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { getDocumentView, openDesk } from './document-desk.ts';
import { enterFile } from './enter-file.ts';
import { partyOf } from './filed-part.ts';
import { readFilings } from './filings.ts';
import { type Desk, requireOpen } from './form-access.ts';
import type { Incoming } from './keep-bytes.ts';
import type { DocumentView } from './papers-contract.ts';
import { withdrawRow } from './withdraw-document.ts';

export type Upload = {
  caseId: string;
  paper: string;
  /** The document that the new one takes the place of: withdrawn in the same moment, or not at all. */
  replaces?: string | undefined;
  requestId: string;
  receive: (maxBytes: number) => Promise<Incoming>;
};

/** Uploads of one paper, withdrawn ones included, in multiples of what it holds: the disk is nobody's playground. */
const mostUploads = 10;

/** @throws Refused not-found, wrong-role, not-open, rule, too-large, wrong-type, malformed, no-space */
export async function uploadDocument(product: Product, caller: Caller, upload: Upload): Promise<DocumentView> {
  // Asked before the first byte is read, and again under the lock: somebody may submit in between.
  const early = await openDesk(product.db, caller, upload.caseId);
  const { paper } = await requirePlace(product.db, product, { ...upload, desk: early });
  const incoming = await upload.receive(paper.maxBytes);

  const { accepts } = paper;
  return enterFile(product, { incoming, accepts }, async (tx, { id, ...stored }) => {
    const seen = await lockSeenCase(tx, caller, upload.caseId);
    const desk: Desk = { caller, seen, filings: await readFilings(tx, seen.record) };
    const { form } = await requirePlace(tx, product, { ...upload, desk });
    const uploadedFor = partyOf(seen.record, form.role);
    if (uploadedFor === null) throw new Refused('not-open', { state: seen.record.state });
    const at = await product.clock.now(tx);
    await tx.insert(documents).values({
      id,
      caseId: upload.caseId,
      paper: paper.code,
      ...stored,
      uploadedBy: caller.personId,
      uploadedFor,
      uploadedAt: at,
    });
    if (upload.replaces !== undefined)
      await withdrawRow(tx, desk, {
        id: upload.replaces,
        paper: paper.code,
        role: form.role,
        at,
        requestId: upload.requestId,
      });
    const { sha256, sizeBytes, mediaType } = stored;
    await journal(tx, {
      at,
      act: 'document.uploaded',
      actorId: caller.personId,
      role: form.role,
      caseId: upload.caseId,
      seq: seen.record.seq,
      subject: `documents/${id}`,
      details: { paper: paper.code, sha256, sizeBytes, mediaType },
      requestId: upload.requestId,
    });
    return getDocumentView(tx, desk, id);
  });
}

/** The paper is asked for now, of this caller, and has room for another file. */
async function requirePlace(
  reader: Reader,
  product: Product,
  { desk, paper: code, replaces }: Pick<Upload, 'paper' | 'replaces'> & { desk: Desk },
): Promise<{ form: Form; paper: Paper }> {
  const { record } = desk.seen;
  const found = paperOf(formsOf(await product.policies.get(record.policyId)), code);
  if (!found) throw new Refused('not-found');
  requireOpen(desk, found.form, `paper:${code}`);
  const { maxFiles, label } = found.paper;
  const party = partyOf(record, found.form.role);
  const mine = and(
    eq(documents.caseId, record.id),
    eq(documents.paper, code),
    eq(documents.uploadedFor, party ?? record.id),
  );
  const present = isNull(documents.withdrawnAt);
  const replaced = replaces === undefined ? sql`false` : eq(documents.id, replaces);
  const [counts] = await reader
    .select({
      all: sql<number>`count(*)::int`,
      present: sql<number>`count(*) filter (where ${present} and not ${replaced})::int`,
      replaced: sql<number>`count(*) filter (where ${present} and ${replaced})::int`,
    })
    .from(documents)
    .where(mine);
  // Not there, somebody else's, of another paper, or withdrawn in the meantime.
  if (replaces !== undefined && counts?.replaced !== 1) throw new Refused('not-found');
  if ((counts?.present ?? 0) >= maxFiles)
    throw new Refused('rule', {
      zh: `“${label.zh}”最多 ${maxFiles} 个文件，请先撤下不需要的`,
      en: `${label.en}: at most ${maxFiles} files; withdraw one first`,
    });
  if ((counts?.all ?? 0) >= maxFiles * mostUploads)
    throw new Refused('rule', {
      zh: `“${label.zh}”上传次数过多，请联系经办人员`,
      en: `${label.en}: uploaded too many times; ask the officer`,
    });
  return found;
}
