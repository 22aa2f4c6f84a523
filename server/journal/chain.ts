/**
 * The sealer: gives every committed entry its place in the chain, in the background and never in the way of the act. Entries
 * commit out of the order of their numbers, so the order of the chain is the order of sealing: who commits late stands later.
 */
import type pg from 'pg';
import { inTransaction } from '../database/transaction.ts';
import type { Product } from '../product.ts';
import { entryHash, firstHash, type JournalEntry } from './offline/verify-journal.mjs';
import { hashedColumns } from './read-entries.ts';

/** Whoever chains or seals holds it: one at a time, however many servers there are. */
export const sealerLock = 7_266_031_001;
/** Hashing a batch takes the processor for some milliseconds: no request waits longer than that. */
const BATCH = 400;

export type Chain = {
  /** Chains everything that is committed. @returns how many; 0 also when another server is at it. */
  chainAll(): Promise<number>;
  /** Every entry up to this number is chained, and none of them can come any more. */
  settled(): number;
};

type Waiting = { upTo: number; writers: ReadonlySet<string> };

/**
 * Remembers how far everything is settled, so that a round looks at what is new and not at the whole journal. A number may be
 * taken long before its entry is committed; but whoever took one holds the lock of a writer on the journal until the end. So:
 * the highest number seen, then the writers of that moment; when they are gone, every number up to there is decided.
 */
export function openChain({ pool }: Pick<Product, 'pool'>): Chain {
  let settled: number | null = null;
  let waiting: Waiting | null = null;

  async function chainBatch(
    client: pg.PoolClient,
  ): Promise<{ chained: number; settled: number; waiting: Waiting | null }> {
    const from = settled ?? (await settledAtLastSeal(client));
    const highest = await highestEntry(client);
    const writers = await writersNow(client);
    // Only now the entries: what those who are gone have committed is in this statement's snapshot.
    const entries = await unchained(client, from);
    await appendLinks(client, entries);
    const nobodyLeft = waiting !== null && [...waiting.writers].every((writer) => !writers.has(writer));
    const decided = writers.size === 0 ? highest : nobodyLeft && waiting !== null ? waiting.upTo : from;
    const reached = entries.length === BATCH ? (entries.at(-1)?.id ?? from) : decided;
    return {
      chained: entries.length,
      settled: Math.max(from, Math.min(decided, reached)),
      waiting: waiting === null || nobodyLeft ? { upTo: highest, writers } : waiting,
    };
  }

  return {
    settled: () => settled ?? 0,
    async chainAll() {
      for (let all = 0; ; ) {
        const done = await inTransaction(pool, async ({ client }) =>
          (await lockSealer(client)) ? chainBatch(client) : null,
        );
        if (done === null) return all;
        ({ settled, waiting } = done);
        all += done.chained;
        if (done.chained < BATCH) return all;
      }
    },
  };
}

/** Does not wait: whoever has it does the same work. */
export async function lockSealer(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [sealerLock]);
  return rows[0]?.mine === true;
}

export async function headOfChain(client: pg.ClientBase | pg.Pool): Promise<{ position: number; hash: string }> {
  const { rows } = await client.query<{ position: number; hash: string }>(
    'select position, hash from journal_links order by position desc limit 1',
  );
  return rows[0] ?? { position: 0, hash: firstHash };
}

async function settledAtLastSeal(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ settled: number }>(
    'select settled_id as settled from journal_seals order by day desc limit 1',
  );
  return rows[0]?.settled ?? 0;
}

async function highestEntry(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ id: number }>('select coalesce(max(id), 0) as id from journal');
  return rows[0]?.id ?? 0;
}

/** Transactions that have written into the journal, or are about to: each insert takes this lock before it takes a number. */
async function writersNow(client: pg.PoolClient): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ writer: string }>(
    `select distinct virtualtransaction as writer from pg_locks
      where locktype = 'relation' and relation = 'journal'::regclass and mode = 'RowExclusiveLock'
        and database = (select oid from pg_database where datname = current_database())`,
  );
  return new Set(rows.map(({ writer }) => writer));
}

async function unchained(client: pg.PoolClient, from: number): Promise<JournalEntry[]> {
  const { rows } = await client.query<JournalEntry>({
    name: 'journal-unchained',
    text: `select ${hashedColumns} from journal j
      where j.id > $1 and not exists (select from journal_links l where l.entry_id = j.id) order by j.id limit ${BATCH}`,
    values: [from],
  });
  return rows;
}

async function appendLinks(client: pg.PoolClient, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  let { position, hash } = await headOfChain(client);
  const links = entries.map((entry) => {
    position += 1;
    hash = entryHash(entry, position, hash);
    return { position, entryId: entry.id, hash };
  });
  await client.query({
    name: 'journal-link',
    text: `insert into journal_links (position, entry_id, hash) select * from unnest($1::bigint[], $2::bigint[], $3::text[])`,
    values: [links.map((l) => l.position), links.map((l) => l.entryId), links.map((l) => l.hash)],
  });
}
