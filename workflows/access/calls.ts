/** Permissions: drafting, publishing and changing calls, and the lists that they draw on. */
import type { Permission } from './permission.ts';

const readers = ['officer', 'director', 'auditor'] as const;
const acting = ['officer', 'director'] as const;

export const callPermissions = {
  'clock.read': { zh: '查看系统时间', en: "Read the product's time", on: 'anyone', by: [] },
  'call.readPublic': { zh: '查看已公布的批次', en: 'Read the published calls', on: 'anyone', by: [] },
  'call.read': { zh: '查看批次及草稿', en: 'Read calls with their drafts and acts', on: 'held', by: readers },
  'call.draft': { zh: '起草批次', en: 'Draft a call', on: 'held', by: ['officer'] },
  'call.publish': {
    zh: '发布批次',
    en: 'Publish a call',
    on: 'held',
    by: ['director'],
    narrowed: { zh: '起草人除外', en: 'not who wrote the draft' },
  },
  'call.amend': { zh: '调整批次', en: 'Amend a call', on: 'held', by: acting },
  'call.extend': { zh: '批次延期', en: 'Extend a call', on: 'held', by: acting },
  'call.close': { zh: '提前截止', en: 'Close a call early', on: 'held', by: acting },
  'subIndustry.add': { zh: '新增细分行业', en: 'Add a sub-industry', on: 'held', by: ['officer'] },
} as const satisfies Record<string, Permission>;
