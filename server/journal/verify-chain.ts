/** Reads the journal out of the database in the order of its chain: to verify it, or to export it for somebody else to verify. */
import type pg from 'pg';
import { inTransaction } from '../database/transaction.ts';
import type { Product } from '../product.ts';
import {
  firstHash,
  type JournalEntry,
  type JournalLink,
  type JournalRecord,
  type Seal,
  startVerifier,
  type Verdict,
} from './offline/verify-journal.mjs';
import { hashedColumns } from './read-entries.ts';
import { readSealFiles } from './seal-files.ts';
import { publicKeyOf } from './signing-key.ts';

const BATCH = 2000;
const ROUND_MS = 500;

export type Verifying = {
  /** Public keys that count besides our own and those of the kept seal files. */
  keys?: readonly string[];
  /** How long entries may be on their way into the chain before they count as not chained. */
  patienceMs?: number;
};

/** The whole journal, with the seals in the database and those in DATA_DIR. */
export async function verifyJournal(
  product: Product,
  { keys = [], patienceMs = 6_000 }: Verifying = {},
): Promise<Verdict> {
  const files = readSealFiles(product.settings.dataDir);
  const known = [...knownKeys(product, files), ...keys];
  const once = async (patience: number) => {
    const horizon = await waitForChain(product, patience);
    const verifier = startVerifier({ keys: known, horizon });
    for (const seal of files) verifier.take({ seal });
    await readJournal(product, (record) => verifier.take(record));
    return verifier.finish();
  };
  const first = await once(patienceMs);
  // Somebody may have held a low number and committed between the waiting and the reading: that is no tampering.
  return first.onlyUnchained && patienceMs > 0 ? once(patienceMs / 2) : first;
}

/** From one place of the chain on: what the server looks at before it seals a day. */
export async function verifyChainSince(product: Product, seal: Seal | null): Promise<Verdict> {
  const from = seal === null ? { position: 0, hash: firstHash } : { position: seal.position, hash: seal.head };
  const verifier = startVerifier({ keys: knownKeys(product, readSealFiles(product.settings.dataDir)), from });
  if (seal !== null) verifier.take({ seal });
  await inTransaction(product.pool, ({ client }) =>
    readLinks(client, from.position, (record) => verifier.take(record)),
  );
  return verifier.finish();
}

/** Ours, and those of other servers whose seals lie in our files. */
export const knownKeys = ({ settings }: Pick<Product, 'settings'>, files: readonly Seal[]): string[] => [
  publicKeyOf(settings),
  ...files.map(({ publicKey }) => publicKey),
];

/** Seals first, then the chain by position, then what is not chained: the order that the verifier wants, in one snapshot. */
export function readJournal({ pool }: Pick<Product, 'pool'>, take: (record: JournalRecord) => unknown): Promise<void> {
  return inTransaction(pool, async ({ client }) => {
    await client.query('set transaction isolation level repeatable read, read only');
    for (const seal of await readSeals(client, 'order by day')) await take({ seal });
    await readLinks(client, 0, take);
    await readUnchained(client, take);
  });
}

export async function readSeals(
  client: pg.ClientBase | pg.Pool,
  which: string,
  values: unknown[] = [],
): Promise<Seal[]> {
  const { rows } = await client.query<Omit<Seal, 'sealedAt'> & { sealedAt: Date }>(
    `select day, position, head, settled_id as "settledId", sealed_at as "sealedAt", signature, public_key as "publicKey"
       from journal_seals ${which}`,
    values,
  );
  return rows.map((seal) => ({ ...seal, sealedAt: seal.sealedAt.toISOString() }));
}

type LinkRow = Omit<JournalEntry, 'id'> & { id: number | null } & JournalLink;

async function readLinks(
  client: pg.PoolClient,
  after: number,
  take: (record: JournalRecord) => unknown,
): Promise<void> {
  for (let from = after; ; ) {
    const { rows } = await client.query<LinkRow>({
      name: 'journal-links',
      text: `select l.position, l.entry_id as "entryId", l.hash, ${hashedColumns}
        from journal_links l left join journal j on j.id = l.entry_id where l.position > $1 order by l.position limit ${BATCH}`,
      values: [from],
    });
    for (const { position, entryId, hash, id, ...entry } of rows)
      await take({ link: { position, entryId, hash }, entry: id === null ? null : { id, ...entry } });
    if (rows.length < BATCH) return;
    from = rows.at(-1)?.position ?? from;
  }
}

async function readUnchained(client: pg.PoolClient, take: (record: JournalRecord) => unknown): Promise<void> {
  for (let from = Number.MIN_SAFE_INTEGER; ; ) {
    const { rows } = await client.query<JournalEntry>(
      `select ${hashedColumns} from journal j
        where j.id > $1 and not exists (select from journal_links l where l.entry_id = j.id) order by j.id limit ${BATCH}`,
      [from],
    );
    for (const entry of rows) await take({ link: null, entry });
    if (rows.length < BATCH) return;
    from = rows.at(-1)?.id ?? from;
  }
}

/**
 * A server that runs chains within seconds. What is written now need not be chained yet; what was there at the beginning must.
 * @returns the highest number of that moment
 */
export async function waitForChain({ pool }: Pick<Product, 'pool'>, patienceMs: number): Promise<number> {
  const { rows } = await pool.query<{ id: number }>('select coalesce(max(id), 0) as id from journal');
  const horizon = rows[0]?.id ?? 0;
  for (let waited = 0; waited < patienceMs; waited += ROUND_MS) {
    const { rows: open } = await pool.query(
      `select from journal j where j.id <= $1 and j.id > (select coalesce(max(settled_id), 0) from journal_seals)
        and not exists (select from journal_links l where l.entry_id = j.id) limit 1`,
      [horizon],
    );
    if (open.length === 0) break;
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
  }
  return horizon;
}
