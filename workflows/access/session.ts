/** Permissions: signing in and the own session. */
import type { Permission } from './permission.ts';

export const sessionPermissions = {
  'session.open': { zh: '登录', en: 'Sign in', on: 'anyone', by: [] },
  'session.view': { zh: '查看当前登录', en: 'See who is signed in', on: 'self', by: [] },
  'session.close': { zh: '退出登录', en: 'Sign out', on: 'self', by: [] },
  'session.chooseLanguage': { zh: '选择语言', en: 'Choose the language', on: 'self', by: [] },
} as const satisfies Record<string, Permission>;
