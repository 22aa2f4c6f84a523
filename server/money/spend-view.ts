/** Spend of a case as each party sees it, with the computation line by line once everything is decided (money.md). */

import { claimedFenOf } from '../../workflows/money/claimed.ts';
import { describeStep, type EntitlementStep } from '../../workflows/money/entitlement-steps.ts';
import { fenFromBigint, formatYuan } from '../../workflows/money/fen.ts';
import { floorOf, fromExactText } from '../../workflows/money/rational.ts';
import { threeWayShare } from '../../workflows/money/shares.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, type SeenCase } from '../access/find-case.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import type { Product } from '../product.ts';
import { findContracts } from '../work/contract-standing.ts';
import type { SpendLineView, SpendView } from './money-contract.ts';
import { listSpendRows, spendOpenIn } from './spend-lines.ts';
import { computeSpend, findTerms, type SpendRow } from './spend-terms.ts';

/** Of the treasury's view only sums remain: who was bought from and what is not its business (process.md, "Privacy"). */
export async function getSpend(product: Product, caller: Caller, caseId: string): Promise<SpendView> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'spend.read');
  return viewSpend(product.db, product, { seen, rows: await listSpendRows(product.db, caseId) });
}

export async function viewSpend(
  reader: Reader,
  product: Product,
  { seen, rows }: { seen: SeenCase; rows: readonly SpendRow[] },
): Promise<SpendView> {
  const { record, roles } = seen;
  const terms = await findTerms(reader, product, record);
  const undecided = rows.filter(({ verdict }) => verdict === null).length;
  const computed =
    rows.length > 0 && undecided === 0 ? computeSpend(rows, terms, (row) => `${row.position + 1} ${row.name}`) : null;
  const onlySums = roles.every((role) => role === 'treasury');
  const subsidyFen =
    record.facts.approvedFen > 0
      ? record.facts.approvedFen
      : record.facts.entitledFen > 0
        ? record.facts.entitledFen
        : (computed?.amountFen ?? 0);
  return {
    open: allows(seen, 'spend.save') && spendOpenIn.includes(record.state),
    auditOpen: allows(seen, 'spend.decide') && record.state === 'subsidy.audit',
    lines: onlySums ? [] : rows.map(viewLine),
    claimed: formatYuan(claimedFenOf(rows, terms.rules.paidTest)),
    undecided,
    computation: computed && {
      base: formatYuan(computed.baseFen),
      amount: formatYuan(computed.amountFen),
      capped: computed.capped,
      steps: [
        ...computed.steps.filter(({ code }) => !onlySums || !code.startsWith('line-')).map(viewStep),
        ...afterObjection(seen, computed.baseFen),
      ],
    },
    shares: await viewShares(reader, seen, subsidyFen),
  };
}

const yuanOrNull = (fen: number | null) => (fen === null ? null : formatYuan(fen));

function viewLine(row: SpendRow): SpendLineView {
  const {
    id,
    category,
    name,
    vatRateBp,
    contractOn,
    invoiceOn,
    paidOn,
    payment,
    billDueOn,
    relatedParty,
    verdict,
    cutReason,
    cutNote,
  } = row;
  return {
    id,
    category,
    name,
    contract: formatYuan(row.contractFen),
    invoiced: formatYuan(row.invoicedFen),
    paid: formatYuan(row.paidFen),
    vatRateBp,
    contractOn,
    invoiceCode: row.invoiceKey,
    invoiceOn,
    paidOn,
    payment,
    billDueOn,
    relatedParty,
    verdict,
    allowed: yuanOrNull(row.allowedFen),
    cutReason,
    cutNote,
  };
}

type StepView = NonNullable<SpendView['computation']>['steps'][number];

const viewStep = (step: EntitlementStep): StepView => ({
  label: describeStep(step),
  amount: yuanOrNull(amountOf(step)),
});

const wholeFen = (text: { numerator: string; denominator: string }): number =>
  fenFromBigint(floorOf(fromExactText(text)));

function amountOf(step: EntitlementStep): number | null {
  switch (step.code) {
    case 'line-counted':
      return step.countedFen;
    case 'line-left-out':
    case 'below-minimum':
      return null;
    case 'line-net':
      return wholeFen(step.net);
    case 'category-capped':
      return wholeFen(step.after);
    case 'base':
      return wholeFen(step.base);
    case 'rate':
      return step.flooredFen;
    case 'cap':
      return step.leftFen;
    case 'amount':
      return step.amountFen;
  }
}

/** An objection may have lowered the base after the audit; the lines stay as they were decided. */
function afterObjection({ record }: SeenCase, computedBaseFen: number): StepView[] {
  const { audited, baseFen, entitledFen } = record.facts;
  if (!audited || baseFen === computedBaseFen) return [];
  return [
    { label: { zh: '异议核查后的审定投入', en: 'Approved spend after the objection' }, amount: formatYuan(baseFen) },
    { label: { zh: '异议核查后的应补助额', en: 'Subsidy after the objection' }, amount: formatYuan(entitledFen) },
  ];
}

/** Who bears the retrofit: the enterprise, the provider by its discount, the government; null without a contract. */
async function viewShares(reader: Reader, { record }: SeenCase, subsidyFen: number): Promise<SpendView['shares']> {
  const { accepted, present } = await findContracts(reader, record);
  const counted = present ? [...accepted, present] : accepted;
  if (counted.length === 0) return null;
  const sum = (of: (contract: (typeof counted)[number]) => number) =>
    counted.reduce((total, contract) => total + of(contract), 0);
  const { enterpriseFen, providerDiscountFen, governmentFen } = threeWayShare({
    listFen: sum(({ listFen }) => listFen),
    contractFen: sum(({ priceFen }) => priceFen),
    subsidyFen,
  });
  return {
    enterprise: formatYuan(enterpriseFen),
    providerDiscount: formatYuan(providerDiscountFen),
    government: formatYuan(governmentFen),
  };
}
