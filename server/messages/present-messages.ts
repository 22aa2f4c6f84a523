/** Messages as their reader may see them. */
import { getTableColumns, inArray, sql } from 'drizzle-orm';
import { audiences, writesAs } from '../../workflows/messages/audience.ts';
import type { OrganisationKind } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import type { SeenCase } from '../access/find-case.ts';
import { allows } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { nameOf } from '../database/name-of.ts';
import { messagePapers, messages } from '../database/schema/messages.ts';
import { listDocuments } from '../papers/document-desk.ts';
import type { DocumentView } from '../papers/papers-contract.ts';
import type { Product } from '../product.ts';
import type { MessageView } from './messages-contract.ts';

export const messageColumns = { ...getTableColumns(messages), authorName: nameOf(messages.authorId) };
export type FoundMessage = typeof messages.$inferSelect & { authorName: string };

type Reading = { caller: Caller; seen: SeenCase; readTo: number };

export async function presentMessages(
  product: Product,
  rows: readonly FoundMessage[],
  { caller, seen, readTo }: Reading,
): Promise<MessageView[]> {
  if (rows.length === 0) return [];
  const cards = await findCards(
    product.db,
    rows.flatMap(({ authorOrganisationId, readers }) => [authorOrganisationId, ...readers]),
  );
  const papers = await papersOf(product, rows, { caller, seen });
  // Outside the bureau people see which office wrote, not who sat there, as in the history of the case.
  const staff = allows(seen, 'history.names');
  return rows.map((row) => {
    const mine = row.authorId === caller.personId;
    const organisations = row.readers.flatMap((id) => cards.get(id) ?? []);
    return {
      id: row.id,
      at: row.at.toISOString(),
      text: row.text,
      author: {
        role: row.authorRole,
        name: staff || mine || writesAs[row.authorRole] !== 'bureau' ? row.authorName : null,
        organisation: cards.get(row.authorOrganisationId)?.name ?? '',
      },
      mine,
      unread: !mine && row.position > readTo,
      to: row.audience.map((name) => ({
        name,
        label: { ...audiences[name] },
        organisation: name === 'bureau' ? null : (organisations.find(({ kind }) => kind === name)?.name ?? null),
      })),
      ...(papers.get(row.id) ?? { papers: [], closedPapers: 0 }),
    };
  });
}

export type Card = { id: string; kind: OrganisationKind; name: string };

export async function findCards(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, Card>> {
  const { rows } = await reader.execute<Card>(
    sql`select id, kind, name from organisation_cards where id = any(${sql.param([...new Set(ids)])}::uuid[])`,
  );
  return new Map(rows.map((card) => [card.id, card]));
}

type Attached = { papers: DocumentView[]; closedPapers: number };

/** A message opens no paper: whoever may not read it sees only that there is one. */
async function papersOf(
  product: Product,
  rows: readonly FoundMessage[],
  { caller, seen }: Pick<Reading, 'caller' | 'seen'>,
): Promise<ReadonlyMap<string, Attached>> {
  const links = await product.db
    .select()
    .from(messagePapers)
    .where(
      inArray(
        messagePapers.messageId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(messagePapers.documentId);
  if (links.length === 0) return new Map();
  const { items } = await listDocuments(product, caller, seen.record.id);
  const open = new Map(items.map((document) => [document.id, document]));
  const found = new Map<string, Attached>();
  for (const { messageId, documentId } of links) {
    const { papers, closedPapers } = found.get(messageId) ?? { papers: [], closedPapers: 0 };
    const document = open.get(documentId);
    found.set(
      messageId,
      document ? { papers: [...papers, document], closedPapers } : { papers, closedPapers: closedPapers + 1 },
    );
  }
  return found;
}
