/** What an enterprise claims (申报投入), before anybody looked at it: per line the smallest side that the paid test uses. */
import type { Fen } from './fen.ts';
import type { SubsidyRules } from './subsidy-rules.ts';

type Sides = { readonly contractFen: Fen; readonly invoicedFen: Fen; readonly paidFen: Fen };

/** The audit only lowers it, so a subsidy below its base never exceeds the claim (check `cases_money`). */
export function claimedFenOf(lines: readonly Sides[], paidTest: SubsidyRules['paidTest']): Fen {
  return lines.reduce((sum, { contractFen, invoicedFen, paidFen }) => {
    const sides = [contractFen];
    if (paidTest !== 'payment') sides.push(invoicedFen);
    if (paidTest !== 'invoice') sides.push(paidFen);
    return sum + Math.min(...sides);
  }, 0);
}
