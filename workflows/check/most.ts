/** The most a base may bring, computed by the check itself: 不高于 rate and cap, nothing below the least investment. */
import type { Policy } from '../policy/policy-schema.ts';

export function most({ subsidy }: Policy, baseFen: number, earlierPaidFen = 0): number {
  if (baseFen < subsidy.minimumSpendFen) return 0;
  const share = Math.floor((baseFen * subsidy.rate.numerator) / subsidy.rate.denominator);
  return Math.max(0, Math.min(share, subsidy.capFen - earlierPaidFen));
}
