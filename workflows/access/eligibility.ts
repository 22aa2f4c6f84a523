/** Permissions: the public front page and self-test, the checks of a case, what officers look up, lists, waivers. */
import { bureaus, type Permission } from './permission.ts';

export const eligibilityPermissions = {
  'programme.read': { zh: '查看试点介绍', en: 'Read what the pilot gives, to whom and how', on: 'anyone', by: [] },
  'selfTest.ask': { zh: '申报自测', en: 'Test oneself', on: 'anyone', by: [] },
  'eligibility.read': {
    zh: '查看申报条件核查',
    en: 'Read the eligibility checks of a case',
    on: 'case',
    by: ['enterprise', ...bureaus],
    narrowed: { zh: '企业看不到经办备注', en: 'the enterprise without the notes of officers' },
  },
  'eligibility.lookUp': {
    zh: '登记核查结果',
    en: 'Record what was looked up for a check',
    on: 'case',
    by: ['officer'],
  },
  'waiver.ask': { zh: '申请豁免', en: 'Ask for a waiver of a check', on: 'case', by: ['officer'] },
  'waiver.decide': { zh: '决定豁免', en: 'Decide on a waiver', on: 'case', by: ['director'] },
  'eligibilityList.list': {
    zh: '查看核查名单',
    en: 'See which lists have been imported',
    on: 'held',
    by: ['officer', 'director', 'district', 'auditor'],
  },
  'eligibilityList.import': { zh: '导入核查名单', en: 'Import a list', on: 'held', by: ['officer'] },
} as const satisfies Record<string, Permission>;
