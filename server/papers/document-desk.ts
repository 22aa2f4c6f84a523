/** Papers of a case as the caller may see them; a withdrawn one stays, beside what replaced it. */
import { desc, eq, getTableColumns } from 'drizzle-orm';
import { formsOf, paperOf } from '../../workflows/forms/forms.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { mayHeld, requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { nameOf } from '../database/name-of.ts';
import { documents } from '../database/schema/papers.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { readFilings } from './filings.ts';
import { type Desk, draftSince, fills, mayRead } from './form-access.ts';
import { openMessageFiles } from './message-files.ts';
import type { DocumentView } from './papers-contract.ts';

export type DocumentRecord = typeof documents.$inferSelect;
type Found = DocumentRecord & { personName: string };

/** No case comes near it: uploads of a paper are limited, withdrawn ones included. */
const mostListed = 1000;

/** @throws Refused not-found */
export async function listDocuments(
  product: Product,
  caller: Caller,
  caseId: string,
): Promise<{ items: DocumentView[] }> {
  const desk = await openDesk(product.db, caller, caseId);
  requireAccess(desk.seen, 'document.list');
  const found: Found[] = await product.db
    .select({ ...getTableColumns(documents), personName: nameOf(documents.uploadedBy) })
    .from(documents)
    .where(eq(documents.caseId, caseId))
    .orderBy(desc(documents.uploadedAt), desc(documents.id))
    .limit(mostListed);
  const forms = formsOf(await product.policies.get(desk.seen.record.policyId));
  const files = await openMessageFiles(product.db, desk, found);
  return {
    items: found
      .filter((document) => files.has(document.id) || sees(desk, forms, document))
      .map((document) => presentDocument(desk, { ...document, withdrawnAt: withdrawnFor(desk, forms, document) })),
  };
}

/** The document and the case as the caller sees it. @throws Refused not-found, the same for foreign and for missing ones */
export async function getSeenDocument(
  product: Product,
  caller: Caller,
  id: string,
): Promise<{ document: DocumentRecord; desk: Desk }> {
  const [document] = await product.db.select().from(documents).where(eq(documents.id, id));
  if (!document) throw new Refused('not-found');
  const desk = await openDesk(product.db, caller, document.caseId);
  const forms = formsOf(await product.policies.get(desk.seen.record.policyId));
  const files = await openMessageFiles(product.db, desk, [document]);
  if (!files.has(document.id) && !sees(desk, forms, document)) throw new Refused('not-found');
  return { document, desk };
}

export async function openDesk(reader: Reader, caller: Caller, caseId: string): Promise<Desk> {
  const seen = await getSeenCase(reader, caller, caseId);
  return { caller, seen, filings: await readFilings(reader, seen.record) };
}

export async function getDocumentView(reader: Reader, desk: Desk, id: string): Promise<DocumentView> {
  const [found] = await reader
    .select({ ...getTableColumns(documents), personName: nameOf(documents.uploadedBy) })
    .from(documents)
    .where(eq(documents.id, id));
  if (!found) throw new Refused('not-found');
  return presentDocument(desk, found);
}

function sees(desk: Desk, forms: Parameters<typeof paperOf>[0], document: DocumentRecord): boolean {
  const form = paperOf(forms, document.paper)?.form;
  const { caller, seen } = desk;
  if (!form || !mayRead(desk, form)) return false;
  if (isOwn(caller, document)) return true;
  // A rival's papers: an earlier provider's or agency's, unless the diagnosis is the one that the retrofit builds on.
  const rival =
    seen.roles.includes(form.role) && !seen.roles.some((role) => role !== form.role && form.readers.includes(role));
  if (rival && document.uploadedFor !== seen.record.diagnosingProviderId) return false;
  // While somebody else is at it, only what was handed in before is read.
  const since = draftSince(desk, form);
  return since === null || fills(desk, form) || document.uploadedAt < since;
}

/** While somebody else is at it, a paper that was handed in before stands until it is handed in anew. */
function withdrawnFor(
  desk: Desk,
  forms: Parameters<typeof paperOf>[0],
  { paper, withdrawnAt }: DocumentRecord,
): Date | null {
  const form = paperOf(forms, paper)?.form;
  const since = form && !fills(desk, form) ? draftSince(desk, form) : null;
  return since && withdrawnAt && withdrawnAt >= since ? null : withdrawnAt;
}

const isOwn = ({ memberships }: Caller, { uploadedFor }: DocumentRecord): boolean =>
  memberships.some(({ organisationId }) => organisationId === uploadedFor);

function presentDocument({ caller }: Desk, found: Found): DocumentView {
  const mayKnowPerson = isOwn(caller, found) || mayHeld(caller, 'document.names');
  const { id, paper, name, mediaType, sizeBytes, sha256, uploadedAt, withdrawnAt } = found;
  return {
    id,
    paper,
    name,
    mediaType,
    sizeBytes,
    sha256,
    uploadedBy: mayKnowPerson ? found.personName : null,
    uploadedAt: uploadedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}
