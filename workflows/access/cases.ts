/** Permissions: cases and what moves them. Which event may be said where and by whom is the machine's business. */
import { states } from '../case/structure.ts';
import { bureaus, onCases, type Permission } from './permission.ts';

const moving = new Set(states.flatMap(({ steps }) => steps).flatMap(({ permit }) => permit.by));

export const casePermissions = {
  'case.open': { zh: '在批次中建立草稿', en: 'Open a draft in a call', on: 'held', by: ['enterprise'] },
  'case.list': { zh: '查看本人可见的案件', en: 'List the cases one sees', on: 'signedIn', by: [] },
  'case.read': { zh: '查看案件', en: 'Read a case', on: 'case', by: onCases },
  'case.move': {
    zh: '办理案件事项',
    en: 'Move a case',
    on: 'case',
    by: onCases.filter((role) => moving.has(role)),
    narrowed: { zh: '按案件状态机所列角色', en: 'by whom the machine lets say the event in that state' },
  },
  'history.read': { zh: '查看办理记录', en: 'Read the history', on: 'case', by: onCases },
  'history.names': {
    zh: '在办理记录中查看经办人姓名',
    en: 'Read in the history who acted, not only as what',
    on: 'case',
    by: [...bureaus, 'treasury'],
  },
  'correction.propose': { zh: '提出更正', en: 'Propose a correction', on: 'case', by: ['officer'] },
  'termination.list': {
    zh: '查看终止程序',
    en: 'Read the terminations',
    on: 'case',
    by: ['enterprise', 'officer', 'director', 'district', 'auditor'],
  },
  'termination.propose': { zh: '提出终止', en: 'Propose a termination', on: 'case', by: ['officer'] },
  'termination.answer': { zh: '对终止作出说明', en: 'Answer a termination', on: 'case', by: ['enterprise'] },
  'termination.decide': { zh: '决定终止', en: 'Decide on a termination', on: 'case', by: ['director'], stepUp: true },
} as const satisfies Record<string, Permission>;
