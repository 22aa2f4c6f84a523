/** Permissions: what belongs to no case, the demonstration, and what the orchestrator asks for. */
import type { Permission } from './permission.ts';

const city = ['officer', 'director', 'objectionHandler', 'treasury', 'auditor', 'administrator'] as const;

export const referencePermissions = {
  'machine.read': { zh: '查看案件状态机', en: 'Read the case machine', on: 'anyone', by: [] },
  'reference.read': { zh: '查看基础信息', en: 'Read districts, sub-industries, limits', on: 'anyone', by: [] },
  'policy.read': { zh: '查看政策', en: 'Read a programme', on: 'signedIn', by: [] },
  'edition.read': { zh: '查看评估标准版本', en: 'Read an edition of the indicators', on: 'signedIn', by: [] },
  'call.list': { zh: '查看批次', en: 'List the calls', on: 'signedIn', by: [] },
  'organisation.list': {
    zh: '查看单位名录',
    en: 'List organisations',
    on: 'held',
    by: [...city, 'district', 'enterprise'],
    narrowed: { zh: '按名录种类，见下两项', en: 'by what kind is asked for: pool.list, enterprise.list' },
  },
  'pool.list': {
    zh: '查看服务商、验收与审计机构名录',
    en: 'List the pools of providers, agencies and audit firms',
    on: 'held',
    by: [...city, 'district', 'enterprise'],
  },
  'enterprise.list': {
    zh: '查看企业名录',
    en: 'List enterprises',
    on: 'held',
    by: [...city, 'district'],
    narrowed: { zh: '区县仅限本区县', en: 'a district its own' },
  },
  'enterprise.listAll': { zh: '查看全市企业名录', en: 'List the enterprises of every district', on: 'held', by: city },
  'standing.change': { zh: '调整入库状态', en: 'Admit, suspend or remove', on: 'held', by: ['director'], stepUp: true },
  'demonstration.read': { zh: '查看演示账号', en: 'Read the demonstration accounts', on: 'anyone', by: [] },
  'clock.advance': { zh: '推进演示时钟', en: 'Let time pass', on: 'held', by: ['administrator'] },
  'operations.read': { zh: '查看运行状况', en: 'Read how the process is', on: 'anyone', by: [] },
} as const satisfies Record<string, Permission>;
