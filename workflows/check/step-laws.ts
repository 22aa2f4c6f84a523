/** What must be true of every step: state laws alone missed half of the planted faults (workflow.md, trap 6). */
import { corrections } from '../case/corrections.ts';
import type { Happening } from '../case/happening.ts';
import { findState } from '../case/structure.ts';
import type { Decision } from '../engine.ts';
import { allowanceNames } from '../vocabulary/allowances.ts';
import { matters } from '../vocabulary/stages.ts';
import { forbiddenAfter, reasoned, whoMaySay } from './authority.ts';
import { mustHold } from './evidence-laws.ts';
import { most } from './most.ts';
import { refusedAt, routes } from './routes.ts';
import type { Moment } from './state-laws.ts';

export type Accepted = Extract<Decision, { accepted: true }>;
export type Taken = { before: Moment; happening: Happening; after: Moment; decision: Accepted };
type StepLaw = (step: Taken) => boolean;

const stageOf = (path: string) => path.split('.')[0];
const books = ({ effects }: Accepted, entry: string) =>
  effects.some((effect) => effect.type === 'book' && effect.entry === entry);

export const stepLaws: Record<string, StepLaw> = {
  'a role never succeeds with the event of another role': ({ before, happening }) =>
    whoMaySay(happening.type, before.path).includes(happening.by),
  'a reason is never blank': ({ happening: { type, said } }) =>
    !reasoned.includes(type) || (said.reason ?? '').trim() !== '',
  'no step on bad evidence or a bad payload': ({ before, happening: { type, said, seen }, after }) =>
    mustHold[type]?.({ ...before, said, seen, to: after.path }) ?? true,
  'nobody decides twice': ({ before, happening: { type, seen } }) => {
    // The district decides first: nothing of the case can have been heard before.
    const forbidden = before.path === 'application.districtReview' ? [] : forbiddenAfter(type);
    return forbidden.length === 0 || (seen.actorDid?.every((done) => !forbidden.includes(done)) ?? false);
  },
  'every fork leads where it must': ({ before, happening: { type, said, seen }, after }) => {
    const expected = routes[type]?.({ ...before, said, seen });
    return expected === undefined || expected === after.path;
  },
  'a closed case does not move': ({ before }) => findState(before.path)?.final === false,
  'the policy and the enterprise are pinned': ({ before, after }) =>
    after.facts.policyId === before.facts.policyId && after.facts.enterpriseId === before.facts.enterpriseId,
  'payments, recoveries and used chances only grow': ({ before: { facts: b }, after: { facts: a } }) =>
    a.paidFen >= b.paidFen &&
    a.instalmentFen === b.instalmentFen &&
    a.recoveredFen >= b.recoveredFen &&
    a.writtenOffFen >= b.writtenOffFen &&
    allowanceNames.every((name) => a.used[name] >= b.used[name] && a.granted[name] >= b.granted[name]),
  'a matter is appealed once, where it was refused': ({ before, happening, after }) =>
    happening.type === 'appeal.file'
      ? matters.some((matter) => {
          const fits = after.facts.appealOf === matter && before.path === refusedAt[matter];
          return fits && !before.facts.appealed[matter] && after.facts.appealed[matter];
        })
      : matters.every((matter) => after.facts.appealed[matter] === before.facts.appealed[matter]),
  'no withdrawal after settlement, while the bank is awaited or in a recovery': ({ before, happening }) =>
    happening.type !== 'case.withdraw' ||
    (before.facts.paidFen === before.facts.instalmentFen &&
      before.path !== 'subsidy.issued' &&
      stageOf(before.path) !== 'recovery'),
  'no termination while the bank is awaited or in a recovery': ({ before, happening }) =>
    happening.type !== 'case.terminate' || (before.path !== 'subsidy.issued' && stageOf(before.path) !== 'recovery'),
  'a correction follows the table': ({ before, happening, after }) =>
    happening.type !== 'case.correct' ||
    corrections.some(({ from, to }) => from === before.path && to === after.path && to === happening.said.to),
  'the director grants one more and moves nothing': ({ before, happening, after, decision }) => {
    if (happening.type !== 'allowance.grant') return true;
    const grown = allowanceNames.filter((name) => after.facts.granted[name] === before.facts.granted[name] + 1);
    const still = before.path === after.path && !decision.entered && !decision.moved;
    return still && grown.length === 1 && grown[0] === happening.said.allowance;
  },
  'the audit fixes what the formula gives': ({ happening: { type, seen }, after: { facts, policy } }) =>
    type !== 'audit.conclude' ||
    (facts.baseFen === seen.spend?.baseFen &&
      facts.entitledFen === most(policy, facts.baseFen, seen.spend.earlierPaidFen)),
  'what is recommended is what the formula gave, as far as other cases leave the cap': ({ before, happening, after }) =>
    happening.type !== 'subsidy.recommend' ||
    (after.facts.recommendedFen === Math.min(before.facts.entitledFen, happening.seen.capLeftFen ?? 0) &&
      after.facts.entitledFen === after.facts.recommendedFen &&
      after.facts.recommendedFen > 0),
  'nothing is approved beyond what other cases leave of the cap': ({ happening: { type, seen }, after: { facts } }) =>
    type !== 'subsidy.approve' || (seen.capLeftFen !== undefined && facts.approvedFen <= seen.capLeftFen),
  'an objection that changes the amount lowers the spend and asks for approval again': ({ before, happening, after }) =>
    happening.type !== 'objection.changeAmount' ||
    (after.facts.baseFen === happening.said.amount &&
      after.facts.baseFen < before.facts.baseFen &&
      after.facts.recommendedFen === most(after.policy, after.facts.baseFen, happening.seen.spend?.earlierPaidFen) &&
      after.facts.approvedFen === 0),
  'only a settled payment is paid, and all of it': ({ before, happening, after }) =>
    happening.type === 'payment.settle'
      ? after.facts.paidFen === before.facts.paidFen + before.facts.issuedFen
      : after.facts.paidFen === before.facts.paidFen,
  'the level that counts is the one that was seen': ({ happening: { type, seen }, after }) =>
    type !== 'assessment.record' || (after.facts.level === seen.assessedLevel && !after.facts.levelConfirmed),
  'a diagnosis stays when the provider changes': ({ before, after }) =>
    !before.facts.diagnosed || after.facts.diagnosed,
  'entering a state starts its clocks': ({ before, happening, after, decision }) => {
    if (happening.type === 'allowance.grant') return true;
    const leaf = findState(after.path)?.clock ?? null;
    const stage = findState(stageOf(after.path) ?? '')?.clock ?? null;
    const entersStage = stage !== null && stage !== leaf && stageOf(before.path) !== stageOf(after.path);
    return (
      (leaf === null || decision.clocks.start.includes(leaf)) && (!entersStage || decision.clocks.start.includes(stage))
    );
  },
  'the books follow the facts': ({ before: { facts: b }, happening, after: { facts: a }, decision }) =>
    books(decision, 'placeTaken') === (!b.listed && a.listed) &&
    (!(b.listed && !a.listed) || books(decision, 'placeFreed')) &&
    books(decision, 'committed') === (b.committedFen === 0 && a.committedFen > 0) &&
    (a.committedFen >= b.committedFen || happening.type === 'payment.settle' || books(decision, 'released')) &&
    books(decision, 'paymentIssued') === a.issuedFen > b.issuedFen &&
    books(decision, 'paymentSettled') === a.paidFen > b.paidFen &&
    books(decision, 'paymentReturned') === (a.issuedFen < b.issuedFen && a.paidFen === b.paidFen) &&
    books(decision, 'recovered') === a.recoveredFen > b.recoveredFen,
};
