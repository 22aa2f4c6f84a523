/** Permissions: contract, milestones, progress, draws, inspections. */
import { bureaus, type Permission } from './permission.ts';

const atWork = {
  zh: '仅本案现任服务商；项目不设服务商的，由企业自行办理',
  en: 'only the present provider of the case; in a programme without providers the enterprise itself',
};

export const workPermissions = {
  'contract.read': {
    zh: '查看合同',
    en: 'Read the contracts',
    on: 'case',
    by: ['enterprise', 'provider', 'auditFirm', ...bureaus],
    narrowed: { zh: '服务商仅可查看自己的合同', en: 'a provider its own only' },
  },
  'contract.save': { zh: '填写合同', en: 'Save the contract', on: 'case', by: ['enterprise'] },
  'milestone.close': {
    zh: '登记里程碑完成',
    en: 'Close a milestone',
    on: 'case',
    by: ['provider', 'enterprise'],
    narrowed: atWork,
  },
  'progress.read': {
    zh: '查看改造进度',
    en: 'Read the progress',
    on: 'case',
    by: ['enterprise', 'auditFirm', ...bureaus, 'provider'],
    narrowed: { zh: '服务商仅限本案现任', en: 'of providers only the present one' },
  },
  'progress.report': {
    zh: '报送改造进度',
    en: 'Report progress',
    on: 'case',
    by: ['provider', 'enterprise'],
    narrowed: atWork,
  },
  'draw.list': { zh: '查看抽取记录', en: 'Read the draws', on: 'case', by: bureaus },
  'draw.make': { zh: '抽取验收机构', en: 'Draw an agency', on: 'case', by: ['officer'] },
  'inspection.read': {
    zh: '查看验收',
    en: 'Read the inspections',
    on: 'case',
    by: ['agency', ...bureaus, 'enterprise'],
    narrowed: { zh: '验收人员签署声明后方可查看内容', en: 'of the agency, what is inside only who has signed' },
  },
  'conflict.declare': { zh: '签署无利益冲突声明', en: 'Sign the no-conflict statement', on: 'case', by: ['agency'] },
  'inspection.save': {
    zh: '填写验收评分',
    en: 'Save the sheet of the inspection',
    on: 'case',
    by: ['agency'],
    narrowed: { zh: '仅限签署声明的验收人员', en: 'only who signed the statement' },
  },
} as const satisfies Record<string, Permission>;
