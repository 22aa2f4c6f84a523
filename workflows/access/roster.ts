/** Permissions: rosters of enterprises, in and out. */
import type { Permission } from './permission.ts';

export const rosterPermissions = {
  'roster.import': {
    zh: '核对并导入企业名录',
    en: 'Check rosters of enterprises and take them in',
    on: 'held',
    by: ['officer', 'administrator'],
  },
  'roster.export': {
    zh: '导出企业名录',
    en: 'Export the roster of enterprises',
    on: 'held',
    by: ['officer', 'director', 'administrator'],
    narrowed: { zh: '完整联系方式另须说明用途', en: 'contact details in full only with a reason, by who may see them' },
  },
} as const satisfies Record<string, Permission>;
