/** How often something may be done on one case (the `×n` of workflow.md). Numbers are policy; names are here. */
import { keysOf } from './keys.ts';
import type { Label } from './roles.ts';

export const allowances = {
  districtReturns: { zh: '区县退回补正', en: 'District returns' },
  districtTransfers: { zh: '区县转办', en: 'District transfers' },
  cityReturns: { zh: '市级退回补正', en: 'City returns' },
  outOfPoolChoices: { zh: '池外选择', en: 'Out-of-pool choices' },
  diagnosisHandOvers: { zh: '诊断期更换服务商', en: 'Provider changes during diagnosis' },
  diagnosisDisputes: { zh: '诊断异议', en: 'Diagnosis disputes' },
  diagnosisReturns: { zh: '诊断退回', en: 'Diagnosis returns' },
  contractingReplacements: { zh: '签约期更换服务商', en: 'Provider changes before the contract' },
  contractReturns: { zh: '合同退回', en: 'Contract returns' },
  extensions: { zh: '改造延期', en: 'Extensions' },
  providerChanges: { zh: '改造期更换服务商', en: 'Provider changes during retrofit' },
  acceptanceReturns: { zh: '验收材料退回', en: 'Acceptance returns' },
  rectifications: { zh: '限期整改', en: 'Rectifications' },
  recusals: { zh: '机构回避', en: 'Recusals' },
  acceptanceVoids: { zh: '验收作废', en: 'Voided inspections' },
  assessmentReturns: { zh: '评定退回', en: 'Assessment returns' },
  assessmentRetries: { zh: '重新评定', en: 'Second assessments' },
  subsidyReturns: { zh: '资金申报退回', en: 'Claim returns' },
  sendBacks: { zh: '领导退回', en: 'Send-backs' },
  accountCorrections: { zh: '账户更正', en: 'Account corrections' },
} as const satisfies Record<string, Label>;

export type Allowance = keyof typeof allowances;

/** In the order of the case. */
export const allowanceNames: readonly Allowance[] = keysOf(allowances);
