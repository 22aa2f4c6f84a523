/** The self-test: the checks and the estimate from what a stranger says. Nothing is kept. */
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { checkOf, type LookedUpCheck, listChecks } from '../../workflows/eligibility/checks.ts';
import { type Enterprise, nothingOutside, type OutsideFact } from '../../workflows/eligibility/enterprise.ts';
import { type Estimate, estimateSubsidy } from '../../workflows/eligibility/estimate.ts';
import { type Judged, judgeChecks } from '../../workflows/eligibility/judge-checks.ts';
import { eligibilityRulesOf, usualRules } from '../../workflows/eligibility/rules.ts';
import { type Fen, formatYuan, parseYuan } from '../../workflows/money/fen.ts';
import { normaliseCreditCode } from '../../workflows/organisation/credit-code.ts';
import type { Product } from '../product.ts';
import { findCityNames } from './city-names.ts';
import type { JudgedView, SelfTest, SelfTestAnswer } from './eligibility-contract.ts';
import { type CallRow, findPublicCalls, isOpen, viewPublicCall } from './public-calls.ts';

export async function answerSelfTest(product: Product, said: SelfTest): Promise<SelfTestAnswer> {
  const { db, policies } = product;
  const now = await product.clock.now(db);
  const { current, standing } = await findPublicCalls(db, now);
  const names = await findCityNames(db);
  const enterprise = enterpriseOf(said);
  const judgeFor = async (call: CallRow | null): Promise<Judged[]> =>
    judgeChecks({
      enterprise,
      call: call && { ...call, open: isOpen(call, now) },
      names,
      today: dateInShanghai(now.getTime()),
      rules: call === null ? usualRules : eligibilityRulesOf(await policies.get(call.policyId)),
      ownWordCounts: true,
    });
  const perCall = await Promise.all(
    standing.map(async (call) => {
      const against = (await judgeFor(call)).filter(({ outcome }) => outcome === 'fails').map(({ code }) => code);
      return {
        ...viewPublicCall(call, now),
        fits: against.length === 0,
        against: against.map((code) => checkOf(code).name),
      };
    }),
  );
  const judged = await judgeFor(current);
  return {
    asOf: now.toISOString(),
    verdict: verdictOf(judged),
    call: current && viewPublicCall(current, now),
    checks: judged.map(viewJudged),
    calls: perCall,
    estimate: current === null ? null : await estimateFor(product, current, said),
  };
}

export const viewJudged = ({ code, outcome, why }: Judged): JudgedView => ({ code, ...checkOf(code), outcome, why });

/** Whether a call is open today says nothing about the enterprise. */
function verdictOf(judged: readonly Judged[]): SelfTestAnswer['verdict'] {
  const own = judged.filter(({ code }) => code !== 'callOpen');
  if (own.some(({ outcome }) => outcome === 'fails')) return 'fails';
  return own.some(({ outcome }) => outcome === 'unknown') ? 'open' : 'fits';
}

function enterpriseOf({ creditCode, district, subIndustry, staff, revenue, statements = {} }: SelfTest): Enterprise {
  const word = (says: boolean): OutsideFact => ({
    by: 'enterprise',
    says: says ? 'clear' : 'adverse',
    source: '',
    asOf: null,
    note: '',
  });
  const outside: Record<LookedUpCheck, readonly OutsideFact[]> = { ...nothingOutside };
  for (const code of listChecks) {
    const says = statements[code];
    if (says !== undefined) outside[code] = [word(says)];
  }
  return {
    creditCode: creditCode === undefined ? null : normaliseCreditCode(creditCode),
    district: district ?? null,
    subIndustry: subIndustry ?? null,
    staff: staff ?? null,
    revenueFen: revenue === undefined ? null : fenOf(revenue),
    outside,
    earlierFen: 0,
  };
}

/** Null while nothing is planned: an estimate of nothing would look like a refusal. */
async function estimateFor(
  { policies }: Product,
  { policyId }: CallRow,
  { plannedSpend = [], level }: SelfTest,
): Promise<SelfTestAnswer['estimate']> {
  const lines = plannedSpend
    .map(({ category, amount }) => ({ category, amountFen: fenOf(amount) }))
    .filter(({ amountFen }) => amountFen > 0);
  return lines.length === 0
    ? null
    : viewEstimate(estimateSubsidy(await policies.get(policyId), { lines, level: level ?? null }));
}

const viewEstimate = ({ baseFen, amountFen, capped, steps }: Estimate) => ({
  base: formatYuan(baseFen),
  amount: formatYuan(amountFen),
  capped,
  steps,
});

/** The shape has been checked: ten digits before the point are within the bounds of an amount, leading zeros are not. */
function fenOf(yuan: string): Fen {
  const parsed = parseYuan(yuan.replace(/^0+(?=\d)/, ''));
  return parsed.accepted ? parsed.fen : 0;
}
