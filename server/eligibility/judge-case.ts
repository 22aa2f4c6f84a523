/** The checks of a case, judged from what it filed, the lists and what officers looked up: for its page and for its gates. */
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import { type CheckCode, type LookedUpCheck, listChecks } from '../../workflows/eligibility/checks.ts';
import type { Enterprise, OutsideFact } from '../../workflows/eligibility/enterprise.ts';
import { type Judged, judgeChecks, type Names } from '../../workflows/eligibility/judge-checks.ts';
import { eligibilityRulesOf } from '../../workflows/eligibility/rules.ts';
import { blocksSubmission, unsettled } from '../../workflows/eligibility/standing.ts';
import { parseYuan } from '../../workflows/money/fen.ts';
import type { Policy } from '../../workflows/policy/policy-schema.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader } from '../database/database.ts';
import type { Product } from '../product.ts';
import { type CaseFacts, readCaseFacts } from './read-case-facts.ts';

export type Judgement = { judged: Judged[]; waived: ReadonlySet<CheckCode> };
/** `inside`: for officials, with what they noted; `handedIn`: by what was handed in, not by what is being changed. */
export type Reading = { at: Date; policy: Policy; names: Names; inside: boolean; handedIn: boolean };

const draft = 'application.draft';
const codesAsNames: Names = {
  district: (code) => ({ zh: code, en: code }),
  subIndustry: (code) => ({ zh: code, en: code }),
};

export function judgeCase(
  record: CaseRecord,
  facts: CaseFacts,
  { at, policy, names, inside, handedIn }: Reading,
): Judgement {
  const filed = (handedIn ? facts.filedAnswers : null) ?? facts.answers;
  const { call } = facts;
  const judged = judgeChecks({
    enterprise: enterpriseOf(record, facts, { filed, inside }),
    call: {
      districts: call.districts,
      subIndustries: call.subIndustries,
      open: call.opensAt <= at && at < call.closesAt,
      handedIn: record.state !== draft,
    },
    names,
    today: dateInShanghai(at.getTime()),
    rules: eligibilityRulesOf(policy),
    ownWordCounts: false,
  });
  const waived = facts.waivers.filter(({ decision }) => decision === 'approved').map(({ check }) => check);
  return { judged, waived: new Set(waived) };
}

/** Until it is listed a case goes by the policy its call names (workflow.md, "Parameters"). */
export const policyIdOf = (record: CaseRecord, { call }: CaseFacts): string =>
  record.facts.listed ? record.facts.policyId : call.policyId;

/** Evidence of the corridor: what blocks handing in, and what the city has still to settle. */
export async function findEligibility(
  reader: Reader,
  product: Product,
  { record, at }: { record: CaseRecord; at: Date },
): Promise<{ ineligible: CheckCode[]; unsettled: CheckCode[] }> {
  const facts = await readCaseFacts(reader, record);
  const policy = await product.policies.get(policyIdOf(record, facts));
  const reading = { at, policy, names: codesAsNames, inside: true, handedIn: false };
  const { judged, waived } = judgeCase(record, facts, reading);
  return { ineligible: blocksSubmission(judged), unsettled: unsettled(judged, waived) };
}

type Filed = { filed: CaseFacts['answers']; inside: boolean };

/** What it filed goes before what the city knew of it. */
function enterpriseOf(record: CaseRecord, facts: CaseFacts, { filed, inside }: Filed): Enterprise {
  const { organisation, earlierFen } = facts;
  const revenue = typeof filed?.revenue === 'string' ? parseYuan(filed.revenue) : null;
  const word = filed?.notFundedTwice;
  const of = (check: LookedUpCheck) => outsideFacts(facts, check, inside);
  return {
    creditCode: organisation.creditCode,
    district: record.facts.district,
    subIndustry: organisation.subIndustry,
    staff: typeof filed?.staff === 'number' ? filed.staff : organisation.staff,
    revenueFen: revenue?.accepted ? revenue.fen : organisation.revenueFen,
    outside: {
      subIndustryInScope: of('subIndustryInScope'),
      notAbnormal: of('notAbnormal'),
      notDishonest: of('notDishonest'),
      notEnforced: of('notEnforced'),
      noAccident: of('noAccident'),
      notFunded: [...(typeof word === 'boolean' ? [ownWord(word)] : []), ...of('notFunded')],
    },
    earlierFen,
  };
}

const ownWord = (none: boolean): OutsideFact => ({
  by: 'enterprise',
  says: none ? 'clear' : 'adverse',
  source: '',
  asOf: null,
  note: '',
});

function outsideFacts({ lists, snapshots }: CaseFacts, check: LookedUpCheck, inside: boolean): OutsideFact[] {
  const listed = listChecks.some((one) => one === check) ? lists.filter(({ kind }) => kind === check) : [];
  return [
    ...listed.map(
      ({ source, asOf, byCode, byName }): OutsideFact => ({
        by: 'list',
        says: byCode !== null ? 'adverse' : byName !== null ? 'unsure' : 'clear',
        source,
        asOf,
        note: byCode ?? byName ?? '',
      }),
    ),
    ...snapshots
      .filter((one) => one.check === check)
      .map(
        ({ says, source, asOf, note }): OutsideFact => ({
          by: 'officer',
          says,
          source,
          asOf,
          note: inside ? note : '',
        }),
      ),
  ];
}
