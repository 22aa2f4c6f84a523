/** The front page for everybody: what the pilot gives, to whom, in which steps and times, with which papers, and what is open. */

import { checkCodes, checkOf } from '../../workflows/eligibility/checks.ts';
import { legalTimes } from '../../workflows/eligibility/legal-times.ts';
import { eligibilityRulesOf } from '../../workflows/eligibility/rules.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import type { Policy } from '../../workflows/policy/policy-schema.ts';
import type { Product } from '../product.ts';
import { viewMachine } from '../reference/machine-view.ts';
import { viewPolicy } from '../reference/reference-views.ts';
import type { ProgrammeView } from './eligibility-contract.ts';
import { findPublicCalls, viewPublicCall } from './public-calls.ts';

const detours = new Set(
  viewMachine()
    .states.filter(({ sideTrack }) => sideTrack)
    .map(({ path }) => path),
);

export async function viewProgramme(product: Product): Promise<ProgrammeView> {
  const now = await product.clock.now(product.db);
  const { current, standing } = await findPublicCalls(product.db, now);
  const policy = current === null ? null : await product.policies.get(current.policyId);
  return {
    asOf: now.toISOString(),
    programme: policy === null ? null : await termsOf(product, policy),
    checks: checkCodes.map((code) => {
      const { name, rule, source } = checkOf(code);
      return { code, name, rule, source };
    }),
    stages: policy === null ? [] : legalTimes(policy, (path) => detours.has(path)),
    papers: policy === null ? [] : papersOf(policy),
    calls: standing.map((call) => viewPublicCall(call, now)),
  };
}

async function termsOf(product: Product, policy: Policy): Promise<ProgrammeView['programme']> {
  const { title, source, rate, cap, minimumLevel, expenseCategories } = await viewPolicy(product, policy.id);
  const { accidentYears } = eligibilityRulesOf(policy);
  return { title, source, rate, cap, minimumLevel, accidentYears, categories: expenseCategories };
}

/** Of what the enterprise itself hands in. */
const papersOf = (policy: Policy): ProgrammeView['papers'] =>
  formsOf(policy)
    .filter(
      ({ role, papers, openIn }) =>
        role === 'enterprise' && papers.length > 0 && openIn.some(({ state }) => !detours.has(state)),
    )
    .map(({ label, papers }) => ({
      form: label,
      papers: papers.map(({ code, label: name, required }) => ({ code, label: name, required })),
    }));
