/** Files of messages among the papers of a case: each is open to whoever reads a message that it went with. */
import { and, eq, inArray } from 'drizzle-orm';
import { isMessageFile } from '../../workflows/messages/files.ts';
import { readableBy } from '../access/message-sight.ts';
import { allows } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { messagePapers, messages } from '../database/schema/messages.ts';
import type { DocumentRecord } from './document-desk.ts';
import { hasSigned } from './filings.ts';
import type { Desk } from './form-access.ts';

/** Of these documents the files of messages that the caller may open. One that waits unsent is only for who uploaded it. */
export async function openMessageFiles(
  reader: Reader,
  desk: Desk,
  among: readonly DocumentRecord[],
): Promise<ReadonlySet<string>> {
  const { caller } = desk;
  const files = among.filter(({ paper }) => isMessageFile(paper));
  if (files.length === 0 || !readsMessages(desk)) return new Set();
  const sent = await reader
    .selectDistinct({ id: messagePapers.documentId })
    .from(messagePapers)
    .innerJoin(messages, eq(messages.id, messagePapers.messageId))
    .where(
      and(
        inArray(
          messagePapers.documentId,
          files.map(({ id }) => id),
        ),
        readableBy(caller, desk.seen),
      ),
    );
  const own = files.filter(({ uploadedBy }) => uploadedBy === caller.personId);
  return new Set([...sent, ...own].map(({ id }) => id));
}

/** Of an agency only who has declared that they have no conflict (process.md, "Independence"). */
const readsMessages = ({ caller, seen, filings }: Desk): boolean =>
  allows(seen, 'message.list') && (seen.roles.some((role) => role !== 'agency') || hasSigned(filings, caller.personId));
