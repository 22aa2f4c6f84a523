/**
 * The ledger of the funds, append-only and double (money.md, "Ledgers"): every movement is one entry that debits one account
 * of a fund and credits another with the same amount, so debits equal credits by construction.
 *
 * | kind | debit | credit | means |
 * | --- | --- | --- | --- |
 * | appropriation | available | appropriation | the budget gives the fund its money |
 * | commitment | committed | available | an approved subsidy is promised |
 * | release | available | committed | a promise falls away |
 * | payment | paid | committed | the bank has carried the payment out |
 * | recovery | available | recovered | the enterprise paid back; the money can be promised again |
 *
 * Debit less credit of `available` is therefore what is left: appropriated − committed − paid + recovered. A payment that
 * the bank returns moves nothing: money stays committed until the bank has carried it out.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { fundEntries, funds, type ledgerAccounts } from '../database/schema/money.ts';

type LedgerAccount = (typeof ledgerAccounts)[number];
export type CaseMovement = 'commitment' | 'release' | 'payment' | 'recovery';
type Posting = { debit: LedgerAccount; credit: LedgerAccount };

export const postings: Record<CaseMovement | 'appropriation', Posting> = {
  appropriation: { debit: 'available', credit: 'appropriation' },
  commitment: { debit: 'committed', credit: 'available' },
  release: { debit: 'available', credit: 'committed' },
  payment: { debit: 'paid', credit: 'committed' },
  recovery: { debit: 'available', credit: 'recovered' },
};

/** How a movement changes the three running figures of a fund and of a case's share of it. */
const changes: Record<CaseMovement, { committed: number; paid: number; recovered: number }> = {
  commitment: { committed: 1, paid: 0, recovered: 0 },
  release: { committed: -1, paid: 0, recovered: 0 },
  payment: { committed: -1, paid: 1, recovered: 0 },
  recovery: { committed: 0, paid: 0, recovered: 1 },
};

export type Part = { fundId: string; amountFen: number };
export type Movement = { kind: CaseMovement; caseId: string; seq: number; at: Date; parts: readonly Part[] };

/**
 * Writes a movement over several funds: figures, shares and entries in one statement. Each fund is changed only where the
 * new figures keep its bounds, whatever happened since they were read.
 * @returns whether every part was written; if not, the transaction must not be committed
 */
export async function move(tx: Tx, { kind, caseId, seq, at, parts }: Movement): Promise<boolean> {
  const moved = parts.filter(({ amountFen }) => amountFen > 0);
  if (moved.length === 0) return true;
  const by = changes[kind];
  const { debit, credit } = postings[kind];
  const figures = (
    alias: 'f' | 's',
    amount: SQL,
  ) => sql`committed_fen = ${sql.raw(alias)}.committed_fen + ${sql.raw(`${by.committed}`)} * ${amount},
    paid_fen = ${sql.raw(alias)}.paid_fen + ${sql.raw(`${by.paid}`)} * ${amount}, recovered_fen = ${sql.raw(alias)}.recovered_fen + ${sql.raw(`${by.recovered}`)} * ${amount}`;
  // Only a commitment can be the first of a case on a fund; a row with negative figures would fail its check before it met its conflict.
  const shares =
    kind === 'commitment'
      ? sql`insert into fund_shares as s (case_id, fund_id, committed_fen, paid_fen, recovered_fen) select ${caseId}::uuid, id, amount, 0, 0 from moved
          on conflict (case_id, fund_id) do update set committed_fen = s.committed_fen + excluded.committed_fen returning s.fund_id`
      : sql`update fund_shares s set ${figures('s', sql`moved.amount`)} from moved where s.case_id = ${caseId}::uuid and s.fund_id = moved.id returning s.fund_id`;
  const { rows } = await tx.execute<{ funds: number; shares: number }>(sql`
    with parts as (
      select * from unnest(${sql.param(moved.map(({ fundId }) => fundId))}::uuid[], ${sql.param(moved.map(({ amountFen }) => amountFen))}::bigint[]) as p(fund_id, amount)
    ), moved as (
      update funds f set ${figures('f', sql`p.amount`)} from parts p
       where f.id = p.fund_id and f.committed_fen + ${sql.raw(`${by.committed}`)} * p.amount >= 0
         and f.recovered_fen + ${sql.raw(`${by.recovered}`)} * p.amount <= f.paid_fen + ${sql.raw(`${by.paid}`)} * p.amount
         and f.committed_fen + f.paid_fen - f.recovered_fen + ${sql.raw(`${by.committed + by.paid - by.recovered}`)} * p.amount <= f.appropriated_fen
      returning f.id, p.amount
    ), shares as (${shares}
    ), entries as (
      insert into fund_entries (fund_id, case_id, seq, kind, debit, credit, amount_fen, at)
      select id, ${caseId}::uuid, ${seq}::int, ${kind}, ${debit}, ${credit}, amount, ${at.toISOString()}::timestamptz from moved
    )
    select (select count(*) from moved)::int as funds, (select count(*) from shares)::int as shares`);
  const [written] = rows;
  return written?.funds === moved.length && written.shares === moved.length;
}

/** The budget gives a fund money; the only way an appropriation grows. */
export async function appropriate(
  tx: Tx,
  { fundId, amountFen, at }: { fundId: string; amountFen: number; at: Date },
): Promise<void> {
  const changed = await tx
    .update(funds)
    .set({ appropriatedFen: sql`${funds.appropriatedFen} + ${amountFen}` })
    .where(sql`${funds.id} = ${fundId}`)
    .returning({ id: funds.id });
  if (changed.length !== 1) throw new Error(`there is no fund ${fundId}`);
  await tx.insert(fundEntries).values({ fundId, kind: 'appropriation', ...postings.appropriation, amountFen, at });
}

/** A new fund with its first appropriation. `position` is the order in which funds are drawn on. */
export async function openFund(
  tx: Tx,
  fund: {
    id: string;
    source: 'province' | 'city' | 'district';
    name: string;
    position: number;
    amountFen: number;
    at: Date;
  },
): Promise<void> {
  const { id, source, name, position, amountFen, at } = fund;
  await tx
    .insert(funds)
    .values({ id, source, name, position, appropriatedFen: 0, committedFen: 0, paidFen: 0, recoveredFen: 0 });
  await appropriate(tx, { fundId: id, amountFen, at });
}
