/** What only chooses between branches: matters of an appeal, stages in use, where a case came from; and the allowances. */
import { type Allowance, allowances } from '../../vocabulary/allowances.ts';
import type { Matter, Stage } from '../../vocabulary/stages.ts';
import { allowanceLeft } from '../facts.ts';
import { facts, type Need } from './need.ts';

const left = (name: Allowance): Need =>
  facts(
    `${allowances[name].zh}次数已用完，需分管领导特批`,
    `No ${allowances[name].en.toLowerCase()} left; the director may grant one more`,
    (now) => allowanceLeft(now, name) > 0,
  );
const uses = (stage: Stage): Need =>
  facts(`本政策不含该阶段`, `The programme does not use this stage`, ({ policy }) => policy.stages.includes(stage));
const appeals = (matter: Matter): Need =>
  facts('不是该事项的复核', 'The appeal is about another matter', ({ facts: f }) => f.appealOf === matter);
const appealLeft = (matter: Matter): Need =>
  facts('同一事项只能申请复核一次', 'A matter can be appealed once', ({ facts: f }) => !f.appealed[matter]);

export const branchNeeds = {
  heldFromAudit: facts(
    '暂缓不是在审计环节发起',
    'The hold came from elsewhere',
    ({ facts: f }) => f.heldFrom === 'audit',
  ),
  supplementForDistrict: facts(
    '补正不是由区县提出',
    'The supplement was asked elsewhere',
    ({ facts: f }) => f.supplementFor === 'district',
  ),
  applicationAppealLeft: appealLeft('application'),
  acceptanceAppealLeft: appealLeft('acceptance'),
  assessmentAppealLeft: appealLeft('assessment'),
  subsidyAppealLeft: appealLeft('subsidy'),
  appealsApplication: appeals('application'),
  appealsAcceptance: appeals('acceptance'),
  appealsAssessment: appeals('assessment'),
  appealsSubsidy: appeals('subsidy'),
  usesMatching: uses('matching'),
  usesDiagnosis: uses('diagnosis'),
  usesRetrofit: uses('retrofit'),
  usesAssessment: uses('assessment'),
} satisfies Record<string, Need>;

export const allowanceNeeds = {
  districtReturnsLeft: left('districtReturns'),
  districtTransfersLeft: left('districtTransfers'),
  cityReturnsLeft: left('cityReturns'),
  outOfPoolChoicesLeft: left('outOfPoolChoices'),
  diagnosisHandOversLeft: left('diagnosisHandOvers'),
  diagnosisDisputesLeft: left('diagnosisDisputes'),
  diagnosisReturnsLeft: left('diagnosisReturns'),
  contractingReplacementsLeft: left('contractingReplacements'),
  contractReturnsLeft: left('contractReturns'),
  acceptanceReturnsLeft: left('acceptanceReturns'),
  rectificationsLeft: left('rectifications'),
  recusalsLeft: left('recusals'),
  acceptanceVoidsLeft: left('acceptanceVoids'),
  assessmentReturnsLeft: left('assessmentReturns'),
  assessmentRetriesLeft: left('assessmentRetries'),
  subsidyReturnsLeft: left('subsidyReturns'),
  sendBacksLeft: left('sendBacks'),
  accountCorrectionsLeft: left('accountCorrections'),
} satisfies Record<string, Need>;
