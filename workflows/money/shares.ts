/**
 * Dividing money: a short fund over claims, a retrofit over the three who bear it, and a final entitlement over the
 * instalments that were paid before (money.md, "Traps"). Whole fen in and out; the parts always add up.
 */
import type { Fen } from './fen.ts';

/**
 * Each claim's part of a fund that is too short, in the order of the claims: the floor of pot × claim ÷ all claims, and
 * the spare fen one by one to the largest remainders, ties to the earlier claim. The parts add up to the smaller of the
 * pot and the claims; none exceeds its claim. Amounts in fen, not negative.
 */
export function proRata(potFen: Fen, claimsFen: readonly Fen[]): Fen[] {
  const pot = BigInt(Math.max(0, potFen));
  const claims = claimsFen.map((claim) => BigInt(Math.max(0, claim)));
  const total = claims.reduce((sum, claim) => sum + claim, 0n);
  if (total <= pot) return claims.map(Number);
  const floors = claims.map((claim, order) => ({
    order,
    part: (pot * claim) / total,
    remainder: (pot * claim) % total,
  }));
  const spare = Number(pot - floors.reduce((sum, { part }) => sum + part, 0n));
  const byRemainder = floors.toSorted((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
    return a.order - b.order;
  });
  const lucky = new Set(byRemainder.slice(0, spare).map(({ order }) => order));
  return floors.map(({ order, part }) => Number(part) + (lucky.has(order) ? 1 : 0));
}

export type ThreeWayShare = {
  readonly enterpriseFen: Fen;
  readonly providerDiscountFen: Fen;
  readonly governmentFen: Fen;
  /** The sum of the three. */
  readonly totalFen: Fen;
};

/**
 * Who bears a retrofit (企业出一点、服务商让一点、政府补一点): the provider its discount from the list price, the
 * government the subsidy, the enterprise the rest of the contract. A contract above the list price has no discount.
 */
export function threeWayShare(prices: { listFen: Fen; contractFen: Fen; subsidyFen: Fen }): ThreeWayShare {
  const { listFen, contractFen } = prices;
  const governmentFen = Math.max(0, Math.min(prices.subsidyFen, contractFen));
  const providerDiscountFen = Math.max(0, listFen - contractFen);
  const enterpriseFen = contractFen - governmentFen;
  return { enterpriseFen, providerDiscountFen, governmentFen, totalFen: contractFen + providerDiscountFen };
}

/**
 * What is still to pay, or to recover, when instalments were paid before the end: 150,000 paid of 100,000 due pays 0
 * and recovers 50,000. Never a negative payment.
 */
export function settleInstalments(entitledFen: Fen, instalmentsPaidFen: Fen): { payFen: Fen; recoverFen: Fen } {
  const open = entitledFen - instalmentsPaidFen;
  return open >= 0 ? { payFen: open, recoverFen: 0 } : { payFen: 0, recoverFen: -open };
}
