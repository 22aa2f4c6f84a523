/** Whether an application needs its commitment is the programme's affair; where it does, paper counts only if the policy says so. */
import { expect, test } from 'vitest';
import type { Evidence } from '../../../workflows/case/evidence.ts';
import { formsOf } from '../../../workflows/forms/forms.ts';
import { type Policy, policySchema } from '../../../workflows/policy/policy-schema.ts';
import { aDraft, pilot } from './case-builder.ts';

const hashes = { contentHash: 'content', filingHash: 'filing' };
const by = (who: 'representative' | 'paper' | null): Evidence => ({
  callOpen: true,
  missing: [],
  ineligible: [],
  commitment: { by: who, ...hashes },
});
const { commitment, ...rest } = pilot;
const withoutIt: Policy = policySchema.parse(rest);
const onlyOnline: Policy = policySchema.parse({ ...pilot, commitment: { ...commitment, paperCounts: false } });
const refusal = (policy: Policy, seen: Evidence) =>
  aDraft(policy).refusal('enterprise', 'application.submit', { seen });
const accepted = (policy: Policy, seen: Evidence) =>
  aDraft(policy).try('enterprise', 'application.submit', { seen }).accepted;

test('the pilot takes a confirmation or the signed paper', () => {
  expect(accepted(pilot, by('representative'))).toBe(true);
  expect(accepted(pilot, by('paper'))).toBe(true);
  expect(refusal(pilot, by(null))).toEqual(['commitmentMade']);
});

test('where paper does not count, it is not asked for and does not help', () => {
  expect(refusal(onlyOnline, by('paper'))).toEqual(['commitmentMade']);
  const papers = formsOf(onlyOnline)
    .find(({ code }) => code === 'application')
    ?.papers.map(({ code }) => code);
  expect(papers).not.toContain('commitmentLetter');
});

test('events of a programme that asks for none replay without it', () => {
  const seen = { callOpen: true, missing: [], ineligible: [] };
  expect(
    aDraft(withoutIt).try('enterprise', 'application.submit', {
      seen: { ...seen, commitment: { by: null, ...hashes } },
    }).accepted,
  ).toBe(true);
  const form = formsOf(withoutIt).find(({ code }) => code === 'application');
  expect(form?.fields.map(({ code }) => code)).toContain('legalRepresentativeConfirms');
  expect(form?.papers.find(({ code }) => code === 'commitmentLetter')?.required).toBe(true);
});
