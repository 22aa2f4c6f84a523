/** Permissions: spend, verdicts, payments, accounts, credit checks, funds. */
import { bureaus, type Permission } from './permission.ts';

export const moneyPermissions = {
  'spend.read': {
    zh: '查看投入与测算',
    en: 'Read the spend and the computation',
    on: 'case',
    by: ['enterprise', 'auditFirm', ...bureaus, 'treasury'],
    narrowed: { zh: '财政仅可查看合计', en: 'the treasury only the sums' },
  },
  'spend.save': { zh: '填写投入明细', en: 'Save the spend lines', on: 'case', by: ['enterprise'] },
  'spend.decide': { zh: '审定投入明细', en: 'Decide on spend lines', on: 'case', by: ['auditFirm'] },
  'payment.list': {
    zh: '查看拨付',
    en: 'Read the payments',
    on: 'case',
    by: ['treasury', 'enterprise', ...bureaus],
    narrowed: {
      zh: '仅财政可见待拨付的完整账号',
      en: 'the whole account number only the treasury, of what is to be paid',
    },
  },
  'account.read': {
    zh: '查看收款账户',
    en: 'Read the account of an enterprise',
    on: 'organisation',
    by: ['treasury'],
    members: ['enterprise'],
  },
  'account.save': {
    zh: '填写收款账户',
    en: 'Save the own account',
    on: 'organisation',
    by: [],
    members: ['enterprise'],
    stepUp: true,
  },
  'credit.list': {
    zh: '查看信用核查',
    en: 'Read the credit checks of an enterprise',
    on: 'held',
    by: ['officer', 'treasury', 'director', 'auditor'],
  },
  'credit.check': { zh: '登记信用核查', en: 'Record a credit check', on: 'held', by: ['officer', 'treasury'] },
  'fund.list': { zh: '查看资金', en: 'Read the funds', on: 'held', by: ['officer', 'director', 'treasury', 'auditor'] },
} as const satisfies Record<string, Permission>;
