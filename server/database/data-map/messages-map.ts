/** What is written on a case, and how far it was read. */
import { messagePapers, messageReads, messages } from '../schema/messages.ts';
import { type MappedTable, mapTable } from './data-map.ts';

const talking = { zh: '案件各方与主管部门就案件沟通', en: 'To let the parties and the bureau talk about the case' };
const readers = ['parties', 'officials', 'auditors'] as const;

export const messagesMap: readonly MappedTable[] = [
  mapTable(messages, {
    title: { zh: '案件消息', en: 'Messages on a case' },
    about: 'case',
    purpose: talking,
    seenBy: readers,
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      position: { class: 'internal', seenBy: ['nobody'] },
      caseId: 'internal',
      authorId: 'personal',
      authorRole: 'internal',
      authorOrganisationId: 'internal',
      text: 'sensitive',
      audience: 'internal',
      readers: 'internal',
      at: 'internal',
    },
  }),
  mapTable(messagePapers, {
    title: { zh: '消息所附材料', en: 'Papers of a message' },
    about: 'case',
    purpose: talking,
    seenBy: readers,
    kept: 'caseArchive',
    columns: { messageId: 'internal', documentId: 'internal' },
  }),
  mapTable(messageReads, {
    title: { zh: '消息阅读进度', en: 'How far messages were read' },
    about: 'person',
    purpose: {
      zh: '显示未读消息，一次提醒不重复发信',
      en: 'To show what is unread, and to write one letter about it and not many',
    },
    seenBy: ['self'],
    kept: 'account',
    columns: { personId: 'personal', caseId: 'internal', readTo: 'internal', readAt: 'internal', toldOf: 'internal' },
  }),
];
