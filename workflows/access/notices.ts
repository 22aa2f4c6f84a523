/** Permissions: public notices, and the objections that come in over them. */
import type { Permission } from './permission.ts';

export const noticePermissions = {
  'notice.read': { zh: '查看公示', en: 'Read public notices', on: 'anyone', by: [] },
  'objection.file': { zh: '提出异议或提供线索', en: 'Object, or give a clue', on: 'anyone', by: [] },
  'objection.follow': {
    zh: '凭编号和查询码查询异议办理情况',
    en: 'Follow an objection with its number and code',
    on: 'anyone',
    by: [],
  },
  'objection.list': {
    zh: '查看收到的异议与线索',
    en: 'List objections and clues',
    on: 'held',
    by: ['objectionHandler'],
  },
  'objection.open': {
    zh: '查看异议全文与材料',
    en: 'Open an objection',
    on: 'case',
    by: ['objectionHandler'],
    seenBy: [],
  },
  'objection.decide': {
    zh: '受理、不予受理异议，办结线索',
    en: 'Admit an objection or not, close a clue',
    on: 'case',
    by: ['objectionHandler'],
    seenBy: [],
  },
} as const satisfies Record<string, Permission>;
