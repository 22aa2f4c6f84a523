/** What a run came to: counted from the database and by pure rules, not from what the API said. */
import { asc, eq, ne, sql } from 'drizzle-orm';
import { deskOf, isFinal } from '../../workflows/case/structure.ts';
import { verifyCases } from '../cases/verify-cases.ts';
import { caseEvents, cases } from '../database/schema/cases.ts';
import { letters } from '../database/schema/letters.ts';
import { payments } from '../database/schema/money.ts';
import { verifyLedger } from '../money/verify-ledger.ts';
import type { Product } from '../product.ts';
import type { Tally } from './tally.ts';
import { verifyAmounts } from './verify-amounts.ts';

/** The names are relied on outside (interface.md). */
export type Report = {
  ok: boolean;
  seed: number;
  enterprises: number;
  /** State path → cases that ended there. */
  endStates: Record<string, number>;
  /** Whose desk → cases that wait there. */
  waiting: Record<string, number>;
  /** Whole fen as text. */
  money: { claimedFen: string; approvedFen: string; paidFen: string; recoveredFen: string };
  ceilingViolations: number;
  ledgerBalanced: boolean;
  replayDifferences: number;
  expectedRefusals: number;
  unexpectedRefusals: number;
  serverErrors: number;
  events: number;
  letters: number;
  seconds: number;
};

type Run = { seed: number; enterprises: number; tally: Tally; seconds: () => number; say: (line: string) => void };

export async function drawUpReport(product: Product, run: Run): Promise<Report> {
  const { seed, enterprises, tally, say } = run;
  const { endStates, waiting } = await countCases(product);
  const money = await addUpMoney(product);
  const wrongAmounts = await verifyAmounts(product);
  const differences = await verifyLedger(product);
  const violations = await verifyCases(product);
  for (const { code, subject, what } of differences) say(`ledger ${code} ${subject}: ${what}`);
  for (const { invariant, subject, what } of violations) say(`${invariant} ${subject}: ${what}`);
  for (const what of wrongAmounts) say(`amount ${what}`);
  const replayDifferences = violations.filter(({ invariant }) => invariant === 'replay').length;
  const driven = sum(endStates) + sum(waiting);
  if (driven !== enterprises) say(`${enterprises} enterprises took part and ${driven} cases are there`);
  const sound =
    driven === enterprises &&
    money.agree &&
    differences.length + violations.length + wrongAmounts.length === 0 &&
    tally.unexpectedRefusals + tally.serverErrors === 0;
  return {
    ok: sound,
    seed,
    enterprises,
    endStates,
    waiting,
    money: money.sums,
    ceilingViolations: wrongAmounts.length,
    ledgerBalanced: differences.length === 0 && money.agree,
    replayDifferences,
    expectedRefusals: tally.expectedRefusals,
    unexpectedRefusals: tally.unexpectedRefusals,
    serverErrors: tally.serverErrors,
    events: await product.db.$count(caseEvents),
    letters: await product.db.$count(letters),
    seconds: run.seconds(),
  };
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, one) => all + one, 0);

async function countCases({ db }: Product): Promise<Pick<Report, 'endStates' | 'waiting'>> {
  const rows = await db
    .select({ state: cases.state, count: sql<number>`count(*)::int` })
    .from(cases)
    .groupBy(cases.state)
    .orderBy(asc(cases.state));
  const endStates: Record<string, number> = {};
  const waiting: Record<string, number> = {};
  for (const { state, count } of rows) {
    const [owner = 'nobody'] = deskOf(state);
    if (isFinal(state)) endStates[state] = count;
    else waiting[owner] = (waiting[owner] ?? 0) + count;
  }
  return { endStates, waiting };
}

/** The sums of the cases, and whether the payments and the funds come to the same. */
async function addUpMoney({ db }: Product): Promise<{ sums: Report['money']; agree: boolean }> {
  const text = (column: ReturnType<typeof sql>) => sql<string>`coalesce(sum(${column}), 0)::text`;
  const [sums] = await db
    .select({
      claimedFen: text(sql`${cases.claimedFen}`),
      approvedFen: text(sql`${cases.approvedFen}`),
      paidFen: text(sql`${cases.paidFen}`),
      recoveredFen: text(sql`${cases.recoveredFen}`),
    })
    .from(cases);
  const [settled] = await db
    .select({ fen: text(sql`${payments.amountFen}`) })
    .from(payments)
    .where(eq(payments.status, 'settled'));
  const [open] = await db
    .select({ fen: text(sql`${payments.amountFen}`) })
    .from(payments)
    .where(ne(payments.status, 'returned'));
  const { rows } = await db.execute<{ paid: string; recovered: string }>(
    sql`select coalesce(sum(paid_fen), 0)::text as paid, coalesce(sum(recovered_fen), 0)::text as recovered from funds`,
  );
  const money = sums ?? { claimedFen: '0', approvedFen: '0', paidFen: '0', recoveredFen: '0' };
  const [funds] = rows;
  const agree =
    money.paidFen === settled?.fen &&
    open?.fen === settled?.fen &&
    money.paidFen === funds?.paid &&
    money.recoveredFen === funds?.recovered;
  return { sums: money, agree };
}
