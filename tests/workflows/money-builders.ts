/** Spend lines and rules for the tests of the money rules: a line that counts, and the pilot's terms. */
import type { SpendLine } from '../../workflows/money/spend-line.ts';
import type { SubsidyRules } from '../../workflows/money/subsidy-rules.ts';

export const pilotRules: SubsidyRules = {
  rate: { bp: 4000 },
  capFen: 20_000_000,
  baseNetOfVat: false,
  paidTest: 'smaller',
  billCountsFrom: 'issue',
  window: { from: '2024-01-01', to: '2024-09-30' },
  categories: [
    { code: 'software', name: { zh: '软件', en: 'Software' }, eligible: true },
    { code: 'training', name: { zh: '培训', en: 'Training' }, eligible: true, shareCapBp: 2000 },
    { code: 'officeComputer', name: { zh: '办公电脑', en: 'Office computers' }, eligible: false },
  ],
};

/** An allowed line of software, all three sides equal. */
export function lineOf(fen: number, changes: Partial<SpendLine> = {}): SpendLine {
  return {
    id: 'L1',
    category: 'software',
    contractFen: fen,
    invoicedFen: fen,
    paidFen: fen,
    vatRateBp: 1300,
    verdict: 'allowed',
    contractOn: '2024-04-01',
    invoiceOn: '2024-05-01',
    payment: 'transfer',
    paidOn: '2024-05-10',
    ...changes,
  };
}
