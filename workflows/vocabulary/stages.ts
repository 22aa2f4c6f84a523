/** The stages of a case in their order, the matters that can be appealed, and the clocks. */
import { keysOf } from './keys.ts';
import type { Label } from './roles.ts';

export const stages = {
  application: { zh: '申报', en: 'Application' },
  matching: { zh: '供需对接', en: 'Matching' },
  diagnosis: { zh: '诊断', en: 'Diagnosis' },
  retrofit: { zh: '改造', en: 'Retrofit' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  assessment: { zh: '等级评定', en: 'Assessment' },
  subsidy: { zh: '补助', en: 'Subsidy' },
} as const satisfies Record<string, Label>;

export type Stage = keyof typeof stages;

export const stageNames: readonly Stage[] = keysOf(stages);

/** What can be appealed, each once (workflow.md, "appeal 复核"). */
export type Matter = 'application' | 'acceptance' | 'assessment' | 'subsidy';
export const matters: readonly Matter[] = ['application', 'acceptance', 'assessment', 'subsidy'];

/** A clock is named after the state whose time it counts; `matching` and `retrofit` are stage clocks. */
export const clockNames = [
  'application.draft',
  'application.districtReview',
  'application.cityReview',
  'application.supplement',
  'application.publicNotice',
  'application.objection',
  'application.waitlisted',
  'application.refused',
  'matching',
  'matching.outOfPool',
  'matching.providerReply',
  'diagnosis.onSite',
  'diagnosis.enterpriseConfirm',
  'diagnosis.review',
  'retrofit',
  'retrofit.contracting',
  'retrofit.filing',
  'retrofit.underway',
  'retrofit.change',
  'acceptance.preparing',
  'acceptance.checking',
  'acceptance.drawing',
  'acceptance.inspecting',
  'acceptance.rectifying',
  'acceptance.confirming',
  'acceptance.failed',
  'assessment.selfAssessment',
  'assessment.onSite',
  'assessment.confirming',
  'assessment.belowTarget',
  'subsidy.claimOpen',
  'subsidy.audit',
  'subsidy.officerReview',
  'subsidy.supplement',
  'subsidy.directorReview',
  'subsidy.queued',
  'subsidy.publicNotice',
  'subsidy.objection',
  'subsidy.payable',
  'subsidy.issued',
  'subsidy.accountCorrection',
  'subsidy.held',
  'subsidy.refused',
  'subsidy.monitoring',
  'appeal.hearing',
  'recovery.review',
  'recovery.recovering',
] as const;

export type Clock = (typeof clockNames)[number];
