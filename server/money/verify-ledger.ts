/**
 * Whether the books agree with themselves and with the cases (money.md, "Ledgers"; reliability.md, I1 to I3): one statement
 * and therefore one snapshot, so that it may run beside the work. Every row it returns is a difference.
 */
import { sql } from 'drizzle-orm';
import { states } from '../../workflows/case/structure.ts';
import { oneOf } from '../database/checks.ts';
import type { Reader } from '../database/database.ts';
import { postings } from './ledger.ts';

export type Difference = {
  /** Of reliability.md where it is one of those; `ledger` otherwise. */
  invariant: 'I1' | 'I2' | 'I3' | 'ledger';
  code: string;
  /** `funds/ID`, `cases/NUMBER`, `calls/CODE`, `fundEntries/ID`. */
  subject: string;
  what: string;
  expected: number;
  found: number;
};

const invariants: Record<string, Difference['invariant']> = {
  'fund-overspent': 'I1',
  'fund-overcommitted': 'I1',
  'case-paid-differs-from-payments': 'I2',
  'case-issued-differs-from-payments': 'I2',
  'case-paid-above-approved': 'I3',
  'case-approved-above-entitled': 'I3',
};

const ended = states.filter(({ final }) => final).map(({ path }) => path);
const allowedPostings = sql.raw(
  Object.entries(postings)
    .map(([kind, { debit, credit }]) => `('${kind}', '${debit}', '${credit}')`)
    .join(', '),
);

/** Balance of an account of a fund from its entries: what was debited less what was credited. */
const balances = sql`
  balances as (
    select fund_id, case_id, account, sum(amount) as amount from (
      select fund_id, case_id, debit as account, amount_fen as amount from fund_entries
      union all select fund_id, case_id, credit, -amount_fen from fund_entries) e
    group by fund_id, case_id, account),
  by_fund as (
    select f.id, f.name,
      -coalesce(sum(b.amount) filter (where account = 'appropriation'), 0) as appropriated, coalesce(sum(b.amount) filter (where account = 'committed'), 0) as committed,
      coalesce(sum(b.amount) filter (where account = 'paid'), 0) as paid, -coalesce(sum(b.amount) filter (where account = 'recovered'), 0) as recovered,
      coalesce(sum(b.amount) filter (where account = 'available'), 0) as available, coalesce(sum(b.amount), 0) as net
    from funds f left join balances b on b.fund_id = f.id group by f.id),
  by_share as (
    select fund_id, case_id, coalesce(sum(amount) filter (where account = 'committed'), 0) as committed, coalesce(sum(amount) filter (where account = 'paid'), 0) as paid,
      -coalesce(sum(amount) filter (where account = 'recovered'), 0) as recovered
    from balances where case_id is not null group by fund_id, case_id),
  shares_of_fund as (
    select f.id, coalesce(sum(s.committed_fen), 0) as committed, coalesce(sum(s.paid_fen), 0) as paid, coalesce(sum(s.recovered_fen), 0) as recovered
    from funds f left join fund_shares s on s.fund_id = f.id group by f.id),
  in_facts as (
    select c.id, c.number, c.state, (facts->>'committedFen')::bigint as committed, (facts->>'issuedFen')::bigint as issued, c.paid_fen as paid, c.recovered_fen as recovered,
      c.approved_fen as approved, (facts->>'entitledFen')::bigint as entitled, (facts->>'listed')::boolean as listed, c.call_id,
      coalesce(s.committed, 0) as s_committed, coalesce(s.paid, 0) as s_paid, coalesce(s.recovered, 0) as s_recovered,
      coalesce(p.issued, 0) as p_issued, coalesce(p.settled, 0) as p_settled
    from cases c
    left join (select case_id, sum(committed_fen) as committed, sum(paid_fen) as paid, sum(recovered_fen) as recovered from fund_shares group by case_id) s on s.case_id = c.id
    left join (select case_id, sum(amount_fen) filter (where status = 'issued') as issued, sum(amount_fen) filter (where status = 'settled') as settled from payments group by case_id) p on p.case_id = c.id)`;

const checks = sql`
  select 'fund-appropriated-differs-from-entries' as code, 'funds/' || f.id as subject, b.appropriated as expected, f.appropriated_fen as found from funds f join by_fund b using (id) where b.appropriated <> f.appropriated_fen
  union all select 'fund-committed-differs-from-entries', 'funds/' || f.id, b.committed, f.committed_fen from funds f join by_fund b using (id) where b.committed <> f.committed_fen
  union all select 'fund-paid-differs-from-entries', 'funds/' || f.id, b.paid, f.paid_fen from funds f join by_fund b using (id) where b.paid <> f.paid_fen
  union all select 'fund-recovered-differs-from-entries', 'funds/' || f.id, b.recovered, f.recovered_fen from funds f join by_fund b using (id) where b.recovered <> f.recovered_fen
  union all select 'fund-room-differs-from-entries', 'funds/' || f.id, b.available, f.appropriated_fen - f.committed_fen - f.paid_fen + f.recovered_fen from funds f join by_fund b using (id)
    where b.available <> f.appropriated_fen - f.committed_fen - f.paid_fen + f.recovered_fen
  union all select 'fund-committed-differs-from-shares', 'funds/' || f.id, s.committed, f.committed_fen from funds f join shares_of_fund s using (id) where s.committed <> f.committed_fen
  union all select 'fund-paid-differs-from-shares', 'funds/' || f.id, s.paid, f.paid_fen from funds f join shares_of_fund s using (id) where s.paid <> f.paid_fen
  union all select 'fund-recovered-differs-from-shares', 'funds/' || f.id, s.recovered, f.recovered_fen from funds f join shares_of_fund s using (id) where s.recovered <> f.recovered_fen
  union all select 'fund-overspent', 'funds/' || id, appropriated_fen, paid_fen - recovered_fen from funds where paid_fen - recovered_fen > appropriated_fen
  union all select 'fund-overcommitted', 'funds/' || id, appropriated_fen, committed_fen + paid_fen - recovered_fen from funds where committed_fen + paid_fen - recovered_fen > appropriated_fen
  union all select 'fund-unbalanced', 'funds/' || id, 0, net from by_fund where net <> 0
  union all select 'entry-of-wrong-accounts', 'fundEntries/' || id, 0, amount_fen from fund_entries where (kind, debit, credit) not in (${allowedPostings})
  union all select 'entry-without-case', 'fundEntries/' || id, 0, amount_fen from fund_entries where (case_id is null) <> (kind = 'appropriation')
  union all select 'share-differs-from-entries', 'cases/' || c.number, coalesce(b.committed, 0) + coalesce(b.paid, 0) + coalesce(b.recovered, 0), coalesce(s.committed_fen, 0) + coalesce(s.paid_fen, 0) + coalesce(s.recovered_fen, 0)
    from by_share b full join fund_shares s on s.fund_id = b.fund_id and s.case_id = b.case_id join cases c on c.id = coalesce(s.case_id, b.case_id)
    where (coalesce(b.committed, 0), coalesce(b.paid, 0), coalesce(b.recovered, 0)) <> (coalesce(s.committed_fen, 0), coalesce(s.paid_fen, 0), coalesce(s.recovered_fen, 0))
  union all select 'case-committed-differs-from-shares', 'cases/' || number, s_committed, committed from in_facts where s_committed <> committed
  union all select 'case-paid-differs-from-shares', 'cases/' || number, s_paid, paid from in_facts where s_paid <> paid
  union all select 'case-recovered-differs-from-shares', 'cases/' || number, s_recovered, recovered from in_facts where s_recovered <> recovered
  union all select 'case-paid-differs-from-payments', 'cases/' || number, p_settled, paid from in_facts where p_settled <> paid
  union all select 'case-issued-differs-from-payments', 'cases/' || number, p_issued, issued from in_facts where p_issued <> issued
  union all select 'case-paid-above-approved', 'cases/' || number, approved, paid from in_facts where paid > approved
  union all select 'case-approved-above-entitled', 'cases/' || number, entitled, approved from in_facts where approved > entitled
  union all select 'ended-case-holds-money', 'cases/' || number, 0, committed + issued from in_facts where ${oneOf(sql`state`, ended)} and committed + issued > 0
  union all select 'places-differ', 'calls/' || k.code, count(i.id), k.places_taken from calls k left join in_facts i on i.call_id = k.id and i.listed group by k.id having count(i.id) <> k.places_taken
  union all select 'places-of-sub-industry-differ', 'calls/' || k.code, count(p.case_id), l.places_taken from call_ceilings l join calls k on k.id = l.call_id
    left join call_places p on p.call_id = l.call_id and p.sub_industry = l.sub_industry group by k.code, l.call_id, l.sub_industry having count(p.case_id) <> l.places_taken`;

/** @returns every difference, at most a thousand; none when the books are in order */
export async function verifyLedger({ db }: { db: Reader }): Promise<Difference[]> {
  const { rows } = await db.execute<{
    code: string;
    subject: string;
    expected: string;
    found: string;
  }>(sql`with ${balances}
    select code, subject, expected::text, found::text from (${checks}) as differences order by code, subject limit 1000`);
  return rows.map(({ code, subject, expected, found }) => ({
    invariant: invariants[code] ?? 'ledger',
    code,
    subject,
    what: `${code.replaceAll('-', ' ')}: expected ${expected}, found ${found}`,
    expected: Number(expected),
    found: Number(found),
  }));
}
