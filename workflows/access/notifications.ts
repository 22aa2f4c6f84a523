/** Permissions: being told, hurrying a desk, following a case, and looking after the mail. */
import { onCases, type Permission } from './permission.ts';

export const notificationPermissions = {
  'notification.list': { zh: '查看自己的通知', en: 'Read the own notifications', on: 'self', by: [] },
  'notification.follow': {
    zh: '实时接收自己的通知和可见案件的变动',
    en: 'Be told live of own notifications and of changes of the cases one sees',
    on: 'self',
    by: [],
  },
  'notification.markRead': { zh: '标记自己的通知已读', en: 'Mark own notifications as read', on: 'self', by: [] },
  'notification.choose': { zh: '设置自己的通知方式', en: 'Choose how to be told', on: 'self', by: [] },
  'case.nudge': {
    zh: '催办',
    en: 'Nudge the desk of a case',
    on: 'case',
    by: ['enterprise', 'provider', 'agency', 'auditFirm', 'district', 'officer', 'director'],
    narrowed: {
      zh: '案件不在本人处；同一案件每人每 2 个工作日一次',
      en: 'where it lies with somebody else; once in two working days by one person',
    },
  },
  'case.follow': { zh: '关注案件', en: 'Follow a case', on: 'case', by: onCases },
  'failedLetter.list': {
    zh: '查看未送达的邮件',
    en: 'List letters that were not delivered',
    on: 'held',
    by: ['administrator'],
  },
  'failedLetter.sendAgain': {
    zh: '重新发送未送达的邮件',
    en: 'Send such a letter again',
    on: 'held',
    by: ['administrator'],
  },
} as const satisfies Record<string, Permission>;
