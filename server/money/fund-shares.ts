/** Money of a case moving between its funds: taken in their order at approval, given back in proportion. */
import { asc, eq } from 'drizzle-orm';
import { splitBack, splitInOrder } from '../../workflows/money/fund-split.ts';
import type { Tx } from '../database/database.ts';
import { fundShares, funds } from '../database/schema/money.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { lockFunds } from './fund-room.ts';
import { type CaseMovement, move } from './ledger.ts';

export type Posting = { caseId: string; seq: number; at: Date; amountFen: number };

/** @throws Refused rule when the funds together have less room */
export async function commitFunds(tx: Tx, { amountFen, ...of }: Posting): Promise<void> {
  const rooms = await lockFunds(tx);
  const split = splitInOrder(
    amountFen,
    rooms.map(({ roomFen }) => roomFen),
  );
  const parts = rooms.map(({ id }, i) => ({ fundId: id, amountFen: split[i] ?? 0 }));
  const enough = split.reduce((sum, part) => sum + part, 0) === amountFen;
  if (!enough || !(await move(tx, { kind: 'commitment', ...of, parts })))
    throw ruleRefusal('资金余额不足', 'The funds are short');
}

type Share = typeof fundShares.$inferSelect;
type FromShares = { kind: Exclude<CaseMovement, 'commitment'>; inProportion: boolean; outOf: (share: Share) => number };

const ways: Record<'release' | 'payment' | 'recovery', FromShares> = {
  release: { kind: 'release', inProportion: false, outOf: ({ committedFen }) => committedFen },
  payment: { kind: 'payment', inProportion: false, outOf: ({ committedFen }) => committedFen },
  recovery: { kind: 'recovery', inProportion: true, outOf: ({ paidFen, recoveredFen }) => paidFen - recoveredFen },
};

/** Releases, pays or recovers over the funds that the case has a share of, which are held in the order everybody holds them. */
export async function moveShares(tx: Tx, way: keyof typeof ways, { amountFen, ...of }: Posting): Promise<void> {
  if (amountFen === 0) return;
  const { kind, inProportion, outOf } = ways[way];
  const rows = await tx
    .select({ share: fundShares })
    .from(fundShares)
    .innerJoin(funds, eq(funds.id, fundShares.fundId))
    .where(eq(fundShares.caseId, of.caseId))
    .orderBy(asc(funds.position), asc(funds.id))
    .for('update', { of: funds });
  const shares = rows.map(({ share }) => share);
  const split = (inProportion ? splitBack : splitInOrder)(amountFen, shares.map(outOf));
  const parts = shares.map(({ fundId }, i) => ({ fundId, amountFen: split[i] ?? 0 }));
  const whole = split.reduce((sum, part) => sum + part, 0) === amountFen;
  // Ours to have kept, not the caller's to mend: the case's facts and its shares differ.
  if (!whole || !(await move(tx, { kind, ...of, parts })))
    throw new Error(`${way} of ${amountFen} fen does not fit the shares of case ${of.caseId}`);
}
