/** A pilot with its bureaus and an application under review, spoken to through the services. */
import type { Caller } from '../../server/access/caller.ts';
import { scopeOf } from '../../server/access/scope-of.ts';
import { caseForms } from '../../server/database/schema/papers.ts';
import { inScope } from '../../server/database/scope.ts';
import { viewCaseChecks } from '../../server/eligibility/case-checks.ts';
import type { AskWaiver, CaseChecksView, DecideWaiver, LookUp } from '../../server/eligibility/case-checks-contract.ts';
import { recordLookUp } from '../../server/eligibility/look-up.ts';
import { askWaiver, decideWaiver } from '../../server/eligibility/waivers.ts';
import { makeEligible } from '../support/eligible.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

export type Talk = Awaited<ReturnType<typeof openTalk>>;

export async function openTalk() {
  const pilot = await createPilot();
  const { product } = pilot;
  /** As a request runs: in the caller's scope. */
  const as = <T>(caller: Caller, work: () => Promise<T>): Promise<T> => inScope(scopeOf(caller), work);
  return {
    pilot,
    officer: await pilot.person('officer'),
    director: await pilot.person('director'),
    district: await pilot.person('district'),
    read: (caller: Caller, caseId: string) => as(caller, () => viewCaseChecks(product, caller, caseId)),
    lookUp: (caller: Caller, caseId: string, said: Partial<LookUp> = {}) =>
      as(caller, () => recordLookUp(product, caller, { caseId, said: { ...looked, ...said } })),
    ask: (caller: Caller, caseId: string, said: Partial<AskWaiver> = {}) =>
      as(caller, () =>
        askWaiver(product, caller, { caseId, said: { check: 'noAccident', reason: '已结案', ...said } }),
      ),
    decide: (caller: Caller, caseId: string, waiverId: string, said: Partial<DecideWaiver> = {}) =>
      as(caller, () =>
        decideWaiver(product, caller, { caseId, waiverId, said: { decision: 'approved', reason: '同意', ...said } }),
      ),
  };
}

const looked: LookUp = {
  check: 'notAbnormal',
  says: 'clear',
  source: '网上核查',
  asOf: '2025-01-09',
  note: '内部备注',
};

/** An application that every check could hold of, at this state. */
export async function application(pilot: Pilot, state = 'application.cityReview', more: object = {}) {
  const { caseId, enterprise } = await pilot.caseAt(state);
  const creditCode = await makeEligible(pilot, enterprise, more);
  return { caseId, enterprise, creditCode };
}

export async function fillIn(
  { product }: Pilot,
  caseId: string,
  by: Caller,
  answers: Record<string, string | number | boolean>,
) {
  const updatedAt = await product.clock.now(product.db);
  await product.db
    .insert(caseForms)
    .values({ caseId, form: 'application', answers, version: 1, updatedBy: by.personId, updatedAt });
}

export const checkIn = ({ checks }: CaseChecksView, code: string) => {
  const found = checks.find((one) => one.code === code);
  if (found === undefined) throw new Error(`there is no check ${code}`);
  return found;
};
