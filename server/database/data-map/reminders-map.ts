/** What reminds people, and how each wants to be told. */
import { caseFollowers, deadlineReminders, notificationChoices, nudges, rounds, stays } from '../schema/reminders.ts';
import { type MappedTable, mapTable } from './data-map.ts';

const telling = { zh: '按本人选择的方式提醒', en: 'To tell people in the way that they chose' };
const hurrying = { zh: '提醒按期办理', en: 'To keep cases moving' };
const internal = { about: 'system', seenBy: ['nobody'], kept: 'caseArchive' } as const;

export const remindersMap: readonly MappedTable[] = [
  mapTable(notificationChoices, {
    title: { zh: '通知方式', en: 'How somebody wants to be told' },
    about: 'person',
    purpose: telling,
    seenBy: ['self'],
    kept: 'account',
    columns: { personId: 'personal', topic: 'internal', delivery: 'internal' },
  }),
  mapTable(nudges, {
    title: { zh: '催办记录', en: 'Nudges' },
    about: 'case',
    purpose: hurrying,
    seenBy: ['parties', 'officials', 'auditors'],
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      caseId: 'internal',
      personId: { class: 'personal', seenBy: ['nobody'] },
      role: 'internal',
      state: 'internal',
      at: 'internal',
    },
  }),
  mapTable(caseFollowers, {
    title: { zh: '关注的案件', en: 'Followed cases' },
    about: 'person',
    purpose: { zh: '在“抄送”中列出本人关注的案件', en: 'To list the cases that somebody follows' },
    seenBy: ['self'],
    kept: 'account',
    columns: { personId: 'personal', caseId: 'internal', since: 'internal' },
  }),
  mapTable(deadlineReminders, {
    ...internal,
    title: { zh: '已发的到期提醒', en: 'Reminders that went out' },
    purpose: { zh: '同一期限只提醒一次', en: 'To remind of a deadline once' },
    columns: { clockId: 'internal', dueAt: 'internal', workingDaysBefore: 'internal', at: 'internal' },
  }),
  mapTable(stays, {
    ...internal,
    title: { zh: '各环节用时', en: 'How long cases lay where' },
    purpose: { zh: '告诉办事人各环节通常用时', en: 'To say how long a desk usually takes' },
    columns: { caseId: 'internal', seq: 'internal', state: 'internal', workingDays: 'internal', endedAt: 'internal' },
  }),
  mapTable(rounds, {
    ...internal,
    title: { zh: '后台任务进度', en: 'Rounds of background work' },
    purpose: { zh: '多台服务器不重复处理', en: 'So that several servers do nothing twice' },
    columns: { name: 'internal', place: 'internal' },
  }),
];
