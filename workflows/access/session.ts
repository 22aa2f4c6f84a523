/** Permissions: signing in, and looking after the own account. */
import type { Permission } from './permission.ts';

export const sessionPermissions = {
  'session.open': { zh: '登录', en: 'Sign in', on: 'anyone', by: [] },
  'session.view': { zh: '查看当前登录', en: 'See who is signed in', on: 'self', by: [], beforeSecondFactor: 'any' },
  'session.close': { zh: '退出登录', en: 'Sign out', on: 'self', by: [], beforeSecondFactor: 'any' },
  'session.chooseLanguage': {
    zh: '选择语言',
    en: 'Choose the language',
    on: 'self',
    by: [],
    beforeSecondFactor: 'any',
  },
  'session.showFactor': {
    zh: '完成第二步验证',
    en: 'Show the second factor',
    on: 'self',
    by: [],
    beforeSecondFactor: 'any',
  },
  'session.confirm': {
    zh: '再次确认本人',
    en: 'Confirm that it is still oneself',
    on: 'self',
    by: [],
    beforeSecondFactor: 'setUp',
  },
  'session.end': { zh: '结束自己在别处的登录', en: 'End own sessions elsewhere', on: 'self', by: [] },
  'password.reset': { zh: '找回密码', en: 'Reset a forgotten password', on: 'anyone', by: [] },
  'password.change': { zh: '修改自己的密码', en: 'Change the own password', on: 'self', by: [] },
  'security.view': {
    zh: '查看自己的账号安全',
    en: 'See the own factors and sessions',
    on: 'self',
    by: [],
    beforeSecondFactor: 'setUp',
  },
  'factor.setUp': {
    zh: '启用身份验证器 App',
    en: 'Set up an authenticator app',
    on: 'self',
    by: [],
    stepUp: true,
    beforeSecondFactor: 'setUp',
  },
  'factor.remove': { zh: '停用身份验证器 App', en: 'Remove the authenticator app', on: 'self', by: [], stepUp: true },
  'recoveryCodes.renew': { zh: '更换恢复码', en: 'Make new recovery codes', on: 'self', by: [], stepUp: true },
  'passkey.add': {
    zh: '添加通行密钥',
    en: 'Add a passkey',
    on: 'self',
    by: [],
    stepUp: true,
    beforeSecondFactor: 'setUp',
  },
  'passkey.rename': { zh: '重命名通行密钥', en: 'Rename a passkey', on: 'self', by: [] },
  'passkey.remove': { zh: '移除通行密钥', en: 'Remove a passkey', on: 'self', by: [], stepUp: true },
} as const satisfies Record<string, Permission>;
