/** Permissions: journal. */
import type { Permission } from './permission.ts';

export const journalPermissions = {
  'journal.read': { zh: '查阅审计日志', en: 'Search the journal', on: 'held', by: ['auditor', 'administrator'] },
  'journal.export': { zh: '导出审计日志', en: 'Export the journal', on: 'held', by: ['auditor', 'administrator'] },
} as const satisfies Record<string, Permission>;
