/**
 * The seal of a day: the head of the chain, signed with a key that is not in the database. Whoever owns the database can
 * rewrite the whole chain consistently, or cut its end off; they can't sign it, and the seals are kept elsewhere too.
 */
import { addDays, dateInShanghai, startOfDay } from '../../workflows/calendar/day.ts';
import { onClient, type Tx } from '../database/database.ts';
import { inTransaction } from '../database/transaction.ts';
import { writeLetter } from '../letters/write-letter.ts';
import type { Product } from '../product.ts';
import { type Chain, headOfChain, lockSealer } from './chain.ts';
import { record } from './journal.ts';
import type { Seal, Verdict } from './offline/verify-journal.mjs';
import { keepSealFiles } from './seal-files.ts';
import { signSeal } from './signing-key.ts';
import { readSeals, verifyChainSince } from './verify-chain.ts';

/** Files of older seals are not written again when they are missing. */
const FILES = 400;

export type Sealed = { seal: Seal; verdict: Verdict };

/**
 * Seals yesterday as soon as it is over in Shanghai, once, whichever server comes first. What was chained since the last seal
 * is verified before; the answer is an entry of its own, and bad news goes out by mail.
 */
export async function sealDay(product: Product, chain: Chain): Promise<Sealed | null> {
  const now = await product.clock.now(product.db);
  const today = dateInShanghai(now.getTime());
  const [last = null] = await readSeals(product.pool, 'order by day desc limit 1');
  if (last !== null && last.day >= addDays(today, -1)) return null;
  if (!(await beganBefore(product, new Date(startOfDay(today))))) return null;
  const verdict = await verifyChainSince(product, last);
  const seal = await inTransaction(product.pool, async ({ client }) => {
    if (!(await lockSealer(client))) return null;
    const [other] = await readSeals(client, 'where day >= $1 limit 1', [addDays(today, -1)]);
    if (other !== undefined) return null;
    const { position, hash } = await headOfChain(client);
    const seal = signSeal(product.settings, {
      day: addDays(today, -1),
      position,
      head: hash,
      settledId: chain.settled(),
      sealedAt: now.toISOString(),
    });
    await client.query(
      `insert into journal_seals (day, position, head, settled_id, sealed_at, signature, public_key) values ($1, $2, $3, $4, $5, $6, $7)`,
      [seal.day, position, seal.head, seal.settledId, now, seal.signature, seal.publicKey],
    );
    await tell(product, onClient(client), { seal, verdict, since: last?.position ?? 0, at: now });
    return seal;
  });
  if (seal === null) return null;
  keepSealFiles(product.settings.dataDir, [seal]);
  return { seal, verdict };
}

/** Every server keeps all recent ones, whoever sealed. */
export async function keepRecentSeals({ pool, settings }: Product): Promise<void> {
  const seals = await readSeals(pool, `order by day desc limit ${FILES}`);
  if (seals.length > 0) keepSealFiles(settings.dataDir, seals);
}

async function beganBefore({ pool }: Product, midnight: Date): Promise<boolean> {
  const { rows } = await pool.query(
    'select from journal_links l join journal j on j.id = l.entry_id where l.position = 1 and j.at < $1',
    [midnight],
  );
  return rows.length > 0;
}

type Told = { seal: Seal; verdict: Verdict; since: number; at: Date };

async function tell(product: Product, tx: Tx, { seal, verdict, since, at }: Told): Promise<void> {
  const { ok, firstBad } = verdict;
  await record(tx, {
    at,
    act: 'journal.sealed',
    actorId: null,
    role: 'system',
    subject: `journalSeals/${seal.day}`,
    details: { position: seal.position, since, ok, ...(firstBad === null ? {} : { firstBad: firstBad.sequence }) },
  });
  const address = product.settings.journal.sealMail;
  if (address === undefined) return;
  const parameters = { day: seal.day, position: String(seal.position), seal: JSON.stringify(seal) };
  await writeLetter(product, tx, { to: { address }, kind: 'journal.sealed', parameters });
  if (firstBad === null) return;
  const broken = { day: seal.day, sequence: String(firstBad.sequence), what: firstBad.why };
  await writeLetter(product, tx, { to: { address }, kind: 'journal.broken', parameters: broken });
}
