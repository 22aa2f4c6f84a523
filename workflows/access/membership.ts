/** Permissions: membership. */
import type { PersonRole } from '../vocabulary/roles.ts';
import { officials, type Permission } from './permission.ts';

/** Who sees an organisation and does not look after its members; the bureau of a district sees its own enterprises. */
const onlookers = [
  'district',
  'officer',
  'director',
  'objectionHandler',
  'treasury',
  'auditor',
] as const satisfies readonly PersonRole[];
/** Also told to the other members, who see whose it is. */
const ofOneself = { on: 'self', by: [], seenBy: officials } as const;

export const membershipPermissions = {
  'members.list': {
    zh: '查看单位成员',
    en: 'See the members of an organisation',
    on: 'organisation',
    by: officials,
    waiting: true,
  },
  'deputies.list': {
    zh: '查看代理安排',
    en: 'See who stands in for whom',
    on: 'organisation',
    by: officials,
    waiting: true,
  },
  'member.appoint': {
    zh: '任免单位管理员',
    en: 'Make or unmake an administrator of the organisation',
    on: 'organisation',
    by: ['administrator'],
    administers: true,
    seenBy: onlookers,
  },
  'member.end': {
    zh: '移除成员',
    en: "End somebody's membership",
    on: 'organisation',
    by: ['administrator'],
    administers: true,
    seenBy: onlookers,
  },
  'member.leave': { zh: '退出单位', en: 'Leave an organisation', ...ofOneself },
  'member.handOver': { zh: '转办', en: 'Hand over a membership', ...ofOneself },
  'member.changeRole': {
    zh: '变更成员角色',
    en: 'Give a member another role',
    on: 'held',
    by: ['administrator'],
    stepUp: true,
  },
  'deputy.name': { zh: '委托代理', en: 'Name a deputy', ...ofOneself },
  'deputy.end': { zh: '提前结束代理', en: 'End a deputyship', ...ofOneself },
  'invitations.list': {
    zh: '查看邀请',
    en: 'See the invitations of an organisation',
    on: 'organisation',
    by: ['administrator'],
    administers: true,
    seenBy: onlookers,
  },
  'invitation.send': {
    zh: '邀请成员',
    en: 'Invite somebody to an organisation',
    on: 'organisation',
    by: ['administrator'],
    administers: true,
    seenBy: onlookers,
  },
  'invitation.withdraw': {
    zh: '撤回邀请',
    en: 'Withdraw an invitation',
    on: 'organisation',
    by: ['administrator'],
    administers: true,
    seenBy: onlookers,
  },
  'invitation.confirm': {
    zh: '复核邀请',
    en: 'Confirm an invitation to a guarded role',
    on: 'held',
    by: ['administrator'],
    stepUp: true,
  },
  'invitation.open': { zh: '打开邀请', en: 'Open an invitation by its link', on: 'anyone', by: [] },
  'invitation.accept': { zh: '接受邀请', en: 'Accept an invitation by its link', on: 'anyone', by: [] },
  'people.list': { zh: '查找用户', en: 'Search all people', on: 'held', by: ['administrator'] },
  'person.view': { zh: '查看用户', en: 'See a person with all memberships', on: 'held', by: ['administrator'] },
  'person.endSessions': {
    zh: '结束用户的会话',
    en: 'End the sessions of a person',
    on: 'held',
    by: ['administrator'],
  },
  'person.deactivate': {
    zh: '停用用户',
    en: 'Deactivate a person',
    on: 'held',
    by: ['administrator'],
    stepUp: true,
  },
  'person.reactivate': {
    zh: '恢复用户',
    en: 'Reactivate a person',
    on: 'held',
    by: ['administrator'],
    stepUp: true,
  },
  'person.resetSecondFactor': {
    zh: '重置第二步验证',
    en: 'Reset the second factor of a person',
    on: 'held',
    by: ['administrator'],
    stepUp: true,
  },
  'offices.list': { zh: '查看机关单位', en: 'List the offices of the city', on: 'held', by: ['administrator'] },
} as const satisfies Record<string, Permission>;
