/** What must be true of every situation a case can be in (reliability.md, workflow.md). Stated without the machine. */
import { allowanceLeft, type Facts, newFacts } from '../case/facts.ts';
import type { Path } from '../case/structure.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { allowanceNames } from '../vocabulary/allowances.ts';
import { keysOf } from '../vocabulary/keys.ts';
import type { Stage } from '../vocabulary/stages.ts';
import { most } from './most.ts';

export type Moment = { path: Path; facts: Facts; policy: Policy };
type StateLaw = (now: Moment) => boolean;

/** Approved and not yet settled: the money is committed. */
const committing: readonly Path[] = ['publicNotice', 'objection', 'payable', 'issued', 'accountCorrection'].map(
  (leaf) => `subsidy.${leaf}`,
);
const settled: readonly Path[] = ['subsidy.monitoring', 'completed'];
const withoutSubsidy: readonly Path[] = [
  'unsubsidised',
  'notListed',
  'notAccepted',
  'withdrawn',
  'lapsed',
  'terminated',
];
const placeless: readonly Path[] = ['withdrawn', 'lapsed', 'terminated', 'notListed'];

const stageOf = (path: Path): string => path.slice(0, Math.max(0, path.indexOf('.'))) || path;
const inStage = (path: Path, ...stages: Stage[]) => stages.some((stage) => stageOf(path) === stage);
const inWork = (path: Path) => inStage(path, 'matching', 'retrofit', 'acceptance');
const isCommitting = ({ path, facts }: Moment) =>
  committing.includes(path) || (path === 'subsidy.held' && facts.heldFrom === 'payable');
/** An instalment is paid before the approval; decisions.md 11 states the laws per instalment. */
const inAll = ({ approvedFen, instalmentFen }: Facts) => Math.max(approvedFen, instalmentFen);
const amounts = keysOf(newFacts({ policyId: '', enterpriseId: '', district: '' })).filter((name) =>
  name.endsWith('Fen'),
);
const levelEnough = ({ facts, policy }: Moment) =>
  policy.subsidy.minimumLevel === 0 || (facts.levelConfirmed && (facts.level ?? 0) >= policy.subsidy.minimumLevel);

export const stateLaws: Record<string, StateLaw> = {
  'amounts are whole and not negative': ({ facts }) =>
    amounts.every((name) => Number.isSafeInteger(facts[name]) && Number(facts[name]) >= 0),
  'paid is at most approved': ({ facts }) => facts.paidFen <= inAll(facts),
  'recommended and approved are at most the ceiling of the approved spend': ({ facts, policy }) =>
    facts.approvedFen <= most(policy, facts.baseFen) && facts.recommendedFen <= most(policy, facts.baseFen),
  'approved is what was recommended': ({ facts }) =>
    facts.approvedFen === 0 || facts.approvedFen === facts.recommendedFen,
  'nothing is approved or paid without acceptance, audit and the minimum level': (now) =>
    (now.facts.approvedFen === 0 && now.facts.paidFen === now.facts.instalmentFen) ||
    (now.facts.accepted && now.facts.audited && levelEnough(now)),
  'approved money only after the approval and not after a refusal': (now) =>
    now.facts.approvedFen === 0 ||
    isCommitting(now) ||
    now.path === 'subsidy.queued' ||
    settled.includes(now.path) ||
    now.path.startsWith('recover'),
  'committed is what is still to be paid, from approval to settlement, and else nothing': (now) =>
    now.facts.committedFen === (isCommitting(now) ? now.facts.approvedFen - now.facts.instalmentFen : 0) &&
    (!isCommitting(now) || now.facts.committedFen > 0),
  'a payment is under way exactly while the bank is awaited': ({ path, facts }) =>
    path === 'subsidy.issued' ? facts.issuedFen === facts.committedFen : facts.issuedFen === 0,
  'recovered and written off are at most ordered, and that at most paid': ({ facts }) =>
    facts.recoveredFen + facts.writtenOffFen <= facts.orderedFen && facts.orderedFen <= facts.paidFen,
  'monitoring and completion mean paid in full': ({ path, facts }) =>
    !settled.includes(path) || (facts.paidFen > 0 && facts.paidFen === inAll(facts) && facts.orderedFen === 0),
  'an end without subsidy means nothing paid, approved or committed': ({ path, facts }) =>
    !withoutSubsidy.includes(path) || facts.paidFen + facts.approvedFen + facts.committedFen === 0,
  'recovered means settled': ({ path, facts }) =>
    path !== 'recovered' || (facts.orderedFen > 0 && facts.recoveredFen + facts.writtenOffFen === facts.orderedFen),
  'recovery is of money that was paid': ({ path, facts }) =>
    facts.underRecovery === path.startsWith('recovery.') && (!facts.underRecovery || facts.paidFen > 0),
  'allowances are never overspent, what the director granted included': (now) =>
    allowanceNames.every((name) => allowanceLeft(now, name) >= 0 && now.facts.granted[name] <= 1),
  'no stage is entered that the programme does not use': ({ path, policy }) =>
    ['appeal', 'recovery'].includes(stageOf(path)) ||
    !path.includes('.') ||
    policy.stages.some((stage) => inStage(path, stage)),
  'a contract is filed with a provider and a diagnosis where the programme uses them': ({ path, facts, policy }) =>
    !inStage(path, 'retrofit') ||
    ((!policy.stages.includes('matching') || facts.providerId !== null) &&
      (!policy.stages.includes('diagnosis') || (facts.diagnosed && facts.diagnosingProviderId !== null))),
  'no work and no acceptance without a contract': ({ path, facts, policy }) =>
    path === 'retrofit.contracting' ||
    !policy.stages.includes('retrofit') ||
    !inStage(path, 'retrofit', 'acceptance', 'assessment', 'subsidy') ||
    (facts.contractFen > 0 && facts.planEndsOn !== null) ||
    settled.includes(path),
  'a provider is named while one is asked': ({ path, facts }) =>
    path === 'matching.choosing'
      ? facts.providerId === null && !facts.providerOutOfPool
      : !inStage(path, 'matching') || facts.providerId !== null,
  'an agency is named while one inspects or assesses': ({ path, facts }) =>
    !['acceptance.inspecting', 'acceptance.confirming', 'assessment.onSite', 'assessment.confirming'].includes(path) ||
    facts.agencyId !== null,
  'the indicators are frozen from the acceptance request on': ({ path, facts }) =>
    path === 'acceptance.preparing' || !inStage(path, 'acceptance', 'assessment') || facts.indicatorEdition !== null,
  'a level is 0 to 4 and confirmed only when there is one': ({ facts }) =>
    facts.level === null ? !facts.levelConfirmed : [0, 1, 2, 3, 4].includes(facts.level),
  'an appeal is pending exactly while it is heard': ({ path, facts }) =>
    path === 'appeal.hearing' ? facts.appealOf !== null && facts.appealed[facts.appealOf] : facts.appealOf === null,
  'a supplement, a hold and a change are open only in their state': ({ path, facts }) =>
    (facts.supplementFor !== null) === path.endsWith('.supplement') &&
    (facts.heldFrom !== null) === (path === 'subsidy.held') &&
    // A case that ends meanwhile keeps the change that was asked for.
    (path === 'retrofit.change' ? facts.pendingChange !== null : facts.pendingChange === null || !inWork(path)),
  'a listed case holds a place, one that left does not': ({ path, facts }) =>
    placeless.includes(path) || inStage(path, 'application')
      ? !facts.listed
      : facts.listed || ['appeal', 'recovery', 'recovered', ...settled].some((end) => path.startsWith(end)),
};
