/** The checks of a case as somebody may see them: told early to the drafter, a checklist with sources and days to the bureau. */
import { checkOf, lookedUpChecks } from '../../workflows/eligibility/checks.ts';
import type { Judged } from '../../workflows/eligibility/judge-checks.ts';
import { blocksSubmission, unsettled } from '../../workflows/eligibility/standing.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, type SeenCase } from '../access/find-case.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import { beyondCaller } from '../database/scope.ts';
import type { Product } from '../product.ts';
import type { CaseChecksView } from './case-checks-contract.ts';
import { findCityNames } from './city-names.ts';
import { judgeCase, policyIdOf } from './judge-case.ts';
import { type CaseFacts, readCaseFacts } from './read-case-facts.ts';
import { viewJudged } from './self-test.ts';

/** Something can be looked up and asked for while the bureaus still decide on the application. */
export const underReview = ['application.districtReview', 'application.cityReview', 'application.supplement'];

type CheckView = CaseChecksView['checks'][number];

/** @throws Refused not-found, wrong-role */
export async function viewCaseChecks(product: Product, caller: Caller, caseId: string): Promise<CaseChecksView> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'eligibility.read');
  const { record } = seen;
  const own = seen.roles.includes('enterprise');
  const at = await product.clock.now(product.db);
  const names = await findCityNames(product.db);
  // Lists, other cases of the enterprise and the names of officials lie beyond what a party sees; the view picks from them.
  const facts = await beyondCaller(() => readCaseFacts(product.db, record));
  const policy = await product.policies.get(policyIdOf(record, facts));
  const handedIn = !own && record.state === 'application.supplement';
  const { judged, waived } = judgeCase(record, facts, { at, policy, names, inside: !own, handedIn });
  return {
    asOf: at.toISOString(),
    checks: judged.map((one) => viewCheck(one, { seen, facts, own, waived: waived.has(one.code) })),
    blocksSubmission: blocksSubmission(judged),
    unsettled: unsettled(judged, waived),
  };
}

type Shown = { seen: SeenCase; facts: CaseFacts; own: boolean; waived: boolean };

function viewCheck(one: Judged, { seen, facts, own, waived }: Shown): CheckView {
  const { code, basis } = one;
  const waiver = facts.waivers.filter(({ check }) => check === code).at(-1);
  const open = underReview.includes(seen.record.state);
  return {
    ...viewJudged(one),
    basis: basis && { by: basis.by, source: basis.source, asOf: basis.asOf },
    waived,
    waiver: waiver === undefined ? null : viewWaiver(waiver, own),
    snapshots: facts.snapshots.filter(({ check }) => check === code).map((snapshot) => viewSnapshot(snapshot, own)),
    may: {
      lookUp: open && allows(seen, 'eligibility.lookUp') && canLookUp(facts, code),
      askWaiver:
        open &&
        allows(seen, 'waiver.ask') &&
        checkOf(code).waivable &&
        (!waiver || waiver.decision === 'refused') &&
        one.outcome !== 'holds',
      decideWaiver: open && allows(seen, 'waiver.decide') && waiver !== undefined && waiver.decision === null,
    },
  };
}

/** An enterprise that named its sub-industry has said it: that is not a matter of looking it up. */
function canLookUp({ organisation }: CaseFacts, code: string): boolean {
  if (code === 'subIndustryInScope') return organisation.subIndustry === null;
  return lookedUpChecks.some((one) => one === code);
}

const viewSnapshot = (
  { says, source, asOf, note, recordedBy, recordedAt }: CaseFacts['snapshots'][number],
  own: boolean,
): CheckView['snapshots'][number] => ({
  says,
  source,
  asOf,
  note: own ? null : note,
  recordedBy: own ? null : recordedBy,
  recordedAt: recordedAt.toISOString(),
});

const viewWaiver = (
  { id, reason, askedBy, askedAt, decision, decisionReason, decidedBy, decidedAt }: CaseFacts['waivers'][number],
  own: boolean,
): CheckView['waiver'] => ({
  id,
  state: decision ?? 'asked',
  reason: own ? null : reason,
  askedBy: own ? null : askedBy,
  askedAt: askedAt.toISOString(),
  decidedBy: own ? null : decidedBy,
  decidedAt: decidedAt?.toISOString() ?? null,
  decisionReason: own ? null : decisionReason,
});
