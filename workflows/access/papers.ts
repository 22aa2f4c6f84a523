/** Permissions: forms, questionnaires, papers. Who fills in a form and who reads it is part of the form. */
import { forms2024 } from '../forms/forms.ts';
import { bureaus, onCases, type Permission } from './permission.ts';

const fill = new Set(forms2024.forms.map(({ role }) => role));
const read = new Set(forms2024.forms.flatMap(({ role, readers }) => [role, ...readers]));
const filling = onCases.filter((role) => fill.has(role));
const reading = onCases.filter((role) => read.has(role));
const byForm = { zh: '按表单所列填写人与查阅人', en: 'by whom the form names to fill it in or read it' };

export const paperPermissions = {
  'form.list': { zh: '查看表单', en: 'Read the forms', on: 'case', by: onCases, narrowed: byForm },
  'form.save': { zh: '填写表单', en: 'Fill in a form', on: 'case', by: filling, seenBy: reading, narrowed: byForm },
  'assessment.read': {
    zh: '查看评估问卷',
    en: 'Read a questionnaire',
    on: 'case',
    by: reading,
    seenBy: reading,
    narrowed: byForm,
  },
  'assessment.save': {
    zh: '填写评估问卷',
    en: 'Fill in a questionnaire',
    on: 'case',
    by: filling,
    seenBy: reading,
    narrowed: byForm,
  },
  'document.list': { zh: '查看材料清单', en: 'List the papers', on: 'case', by: onCases, narrowed: byForm },
  'document.upload': {
    zh: '上传材料',
    en: 'Hand in a paper',
    on: 'case',
    by: filling,
    seenBy: reading,
    narrowed: byForm,
  },
  'document.read': {
    zh: '下载材料',
    en: 'Read a paper',
    on: 'case',
    by: reading,
    seenBy: reading,
    narrowed: byForm,
  },
  'document.withdraw': {
    zh: '撤下材料',
    en: 'Withdraw a paper',
    on: 'case',
    by: filling,
    seenBy: reading,
    narrowed: byForm,
  },
  'document.names': {
    zh: '查看他方材料的上传人',
    en: 'Read who of another organisation handed a paper in',
    on: 'held',
    by: bureaus,
  },
} as const satisfies Record<string, Permission>;
