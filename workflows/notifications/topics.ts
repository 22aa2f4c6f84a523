/**
 * What people are told, in groups, and how each may choose to be told: at once by letter, gathered into one letter on the morning of
 * a working day, or on the screen alone. What has legal effect, begins a period or guards the account is always told at once.
 */
import { keysOf } from '../vocabulary/keys.ts';
import type { Label } from '../vocabulary/roles.ts';

export const deliveries = {
  now: { zh: '立即发邮件', en: 'A letter at once' },
  digest: { zh: '并入每日汇总', en: 'In the daily digest' },
  inApp: { zh: '仅站内提醒', en: 'On the screen only' },
} as const satisfies Record<string, Label>;
export type Delivery = keyof typeof deliveries;
export const deliveryNames = keysOf(deliveries);

export type Topic = {
  zh: string;
  en: string;
  about: Label;
  /** The first is what holds until somebody chooses. One alone cannot be changed. */
  choices: readonly [Delivery, ...Delivery[]];
  /** Kinds of letters (server/letters/letter-words.ts). */
  kinds: readonly string[];
};

const free = ['now', 'digest', 'inApp'] as const;

export const topics = {
  reminders: {
    zh: '到期提醒',
    en: 'Deadlines',
    about: {
      zh: '办理期限前 3 个和 1 个工作日，以及到期未办时',
      en: 'Three working days and one before a deadline, and when it has passed',
    },
    choices: ['digest', 'now', 'inApp'],
    kinds: ['deadline.approaching', 'deadline.reminder'],
  },
  escalations: {
    zh: '逾期督办',
    en: 'Escalations',
    about: { zh: '下级岗位逾期未办，报您督办时', en: 'When a desk that you look after is overdue' },
    choices: ['digest', 'now', 'inApp'],
    kinds: ['deadline.escalated'],
  },
  nudges: {
    zh: '催办',
    en: 'Nudges',
    about: { zh: '有人在案件页上催办时', en: 'When somebody who waits presses “nudge” on a case' },
    choices: free,
    kinds: ['case.nudged'],
  },
  messages: {
    zh: '案件消息',
    en: 'Messages on cases',
    about: { zh: '有人在案件上给您写消息时', en: 'When somebody writes to you on a case' },
    choices: free,
    kinds: ['message.waiting'],
  },
  worklist: {
    zh: '每日待办汇总',
    en: 'Daily digest of the work list',
    about: {
      zh: '每个工作日 8:30 汇总工作人员的待办、新到和逾期；没有新到和逾期时不发',
      en: 'On working days at 8:30, for officials: what waits, is new or overdue; none where nothing is',
    },
    choices: ['digest', 'inApp'],
    kinds: ['digest.daily'],
  },
  arrivals: {
    zh: '待办到达',
    en: 'Cases that reach you',
    about: {
      zh: '案件转到您这里、开始计算您的办理期限时。可以汇总，但不能关闭邮件',
      en: 'When a case comes to you and your time begins. It can be gathered, but not kept from the mail',
    },
    choices: ['now', 'digest'],
    kinds: ['desk.arrived'],
  },
  decisions: {
    zh: '决定与结果',
    en: 'Decisions and results',
    about: {
      zh: '受理、公示、入库、验收、拨付、退回、终止等具有法律效力的告知，始终立即发送',
      en: 'Receipts, publications, listing, acceptance, payment, recovery, termination: they have legal effect and are always sent at once',
    },
    choices: ['now'],
    kinds: [
      'application.received',
      'notice.published',
      'case.listed',
      'case.waitlisted',
      'agency.assigned',
      'acceptance.passed',
      'level.confirmed',
      'subsidy.approved',
      'payment.settled',
      'recovery.ordered',
      'case.ended',
      'allowance.granted',
      'termination.proposed',
    ],
  },
  /** Whatever no other topic names. */
  account: {
    zh: '账号安全与成员',
    en: 'Account and membership',
    about: {
      zh: '登录与密码安全、成员与代理变动、系统告警，始终立即发送',
      en: 'Signing in, passwords, members and deputies, alarms of the system: always sent at once',
    },
    choices: ['now'],
    kinds: [],
  },
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof topics;
export const topicNames = keysOf(topics);
export const topicOf = (name: TopicName): Topic => topics[name];

const byKind = new Map(topicNames.flatMap((name) => topicOf(name).kinds.map((kind) => [kind, name] as const)));
export const topicOfKind = (kind: string): TopicName => byKind.get(kind) ?? 'account';
export const mayChoose = (name: TopicName, delivery: Delivery): boolean => topicOf(name).choices.includes(delivery);
