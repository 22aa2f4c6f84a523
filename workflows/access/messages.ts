/** Permissions: messages on a case. Who may write to whom is workflows/messages/audience.ts. */
import { bureaus, type Permission } from './permission.ts';

const parties = ['enterprise', 'provider', 'agency', 'auditFirm'] as const;

export const messagePermissions = {
  'message.list': {
    zh: '查看消息',
    en: 'Read the messages on a case',
    on: 'case',
    by: [...parties, ...bureaus],
    narrowed: {
      zh: '各方仅见发给本方或本方发出的消息；验收人员签署声明后方可查看',
      en: 'parties only what they wrote or was written to them; of the agency only who has signed',
    },
  },
  'message.write': {
    zh: '发消息',
    en: 'Write a message on a case',
    on: 'case',
    by: [...parties, 'officer', 'director', 'district'],
    narrowed: { zh: '收件方按独立性规则限定', en: 'to whom the rules of independence let them' },
  },
  'message.markRead': {
    zh: '标记消息已读',
    en: 'Mark the messages on a case as read',
    on: 'case',
    by: [...parties, 'officer', 'director', 'district', 'objectionHandler'],
  },
} as const satisfies Record<string, Permission>;
