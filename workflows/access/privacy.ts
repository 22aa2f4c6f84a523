/** Permissions: privacy. */
import { bureaus, type Permission } from './permission.ts';

export const privacyPermissions = {
  /** Which value in whose hands: server/privacy/find-value.ts asks the organisation, the payment or the form itself. */
  'personal.reveal': {
    zh: '查看完整的联系方式或账号',
    en: 'See a telephone number, mail address or account number in full',
    on: 'held',
    by: ['district', 'officer', 'director', 'objectionHandler', 'treasury', 'auditor'],
  },
  'paidAccount.reveal': {
    zh: '查看拨付账号全号',
    en: 'See the account that was paid to',
    on: 'case',
    by: ['treasury'],
  },
  'formContact.reveal': {
    zh: '查看表单中的完整联系方式',
    en: 'See the contact in a form in full',
    on: 'case',
    by: [...bureaus, 'treasury'],
  },
  'privacy.read': {
    zh: '查看“我的数据”：系统保存什么、为何、多久、谁能看到',
    en: 'Read "my data": what is kept, why, how long, and who sees it',
    on: 'signedIn',
    by: [],
  },
  'organisation.export': {
    zh: '导出本单位的全部数据',
    en: 'Export everything about the own organisation',
    on: 'organisation',
    by: [],
  },
  'objector.list': { zh: '查看异议人', en: 'See who objected', on: 'case', by: ['objectionHandler'] },
  'objector.record': { zh: '登记异议人', en: 'Record who objected', on: 'case', by: ['objectionHandler'] },
} as const satisfies Record<string, Permission>;
