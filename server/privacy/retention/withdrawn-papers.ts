/**
 * Papers that were withdrawn before the case moved on, and files for a message that was never sent: nobody but who uploaded them
 * could ever read them, and no decision rests on them. One that a message points to is part of what was said, and stays. The row
 * goes first; bytes whose removal fails are orphans, which the next round takes.
 */
import { type SQL, sql } from 'drizzle-orm';
import { messageFile } from '../../../workflows/messages/files.ts';
import { dueBefore } from '../../../workflows/privacy/retention.ts';
import type { Reader } from '../../database/database.ts';
import type { Product } from '../../product.ts';

const BATCH = 200;

function due(now: Date): SQL {
  const before = sql`${dueBefore('withdrawnPapers', now).toISOString()}::timestamptz`;
  return sql`case when d.paper = ${messageFile.code} then d.uploaded_at < ${before}
      else d.withdrawn_at < ${before} and not exists (
        select from case_events e where e.case_id = d.case_id and e.seq > 1 and e.at between d.uploaded_at and d.withdrawn_at)
    end and not exists (select from message_papers p where p.document_id = d.id)`;
}

export async function countWithdrawnPapers(reader: Reader, now: Date): Promise<number> {
  const { rows } = await reader.execute<{ n: number }>(
    sql`select count(*)::int as n from documents d where ${due(now)}`,
  );
  return rows[0]?.n ?? 0;
}

export async function eraseWithdrawnPapers({ db, files }: Product, now: Date): Promise<number> {
  for (let erased = 0; ; ) {
    const { rows } = await db.execute<{ key: string }>(sql`
      delete from documents where id in (select d.id from documents d where ${due(now)} limit ${BATCH} for update skip locked)
      returning storage_key as key`);
    for (const { key } of rows) await files.remove(key);
    erased += rows.length;
    if (rows.length < BATCH) return erased;
  }
}
