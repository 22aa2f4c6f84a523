/** The ceiling of one case: rate, cap and minimum spend of its policy, and what earlier payments left of the cap. */
import type { Fen } from '../money/fen.ts';
import { subsidyCeiling } from '../money/subsidy-rules.ts';
import type { Policy } from '../policy/policy-schema.ts';

/** Whole fen, floored once: "不高于" (money.md, "From spend to subsidy" 4). Zero below the minimum spend. */
export function ceilingOf(policy: Policy, baseFen: Fen, earlierPaidFen: Fen): Fen {
  if (baseFen <= 0) return 0;
  return Math.max(0, Math.min(subsidyCeiling(policy.subsidy, baseFen), policy.subsidy.capFen - earlierPaidFen));
}
