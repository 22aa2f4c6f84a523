/** Public notices, and the objections that come in over them. */
import { noticeCases, noticeItems, noticeStepRows, notices } from '../schema/notices.ts';
import { objectionPapers, objections } from '../schema/objections.ts';
import { type ColumnNote, type MappedTable, mapTable } from './data-map.ts';

const publish = {
  zh: '公示拟入库名单与拟补助资金，接受社会监督',
  en: 'To publish lists and subsidies for everybody to see',
};
const objecting = {
  zh: '核查异议与线索，保护提出人',
  en: 'To look into objections and clues, and to protect who raised them',
};
const sealed = { class: 'secret', seenBy: ['handlers'] } as const satisfies ColumnNote;
const unseen = { class: 'internal', seenBy: ['nobody'] } as const satisfies ColumnNote;

export const noticesMap: readonly MappedTable[] = [
  mapTable(notices, {
    title: { zh: '公示', en: 'Public notices' },
    about: 'city',
    purpose: publish,
    seenBy: ['everyone'],
    kept: 'published',
    columns: {
      id: unseen,
      number: 'public',
      kind: 'public',
      callId: 'public',
      title: 'public',
      text: 'public',
      publishedOn: 'public',
      publishedAt: 'public',
      closesAt: 'public',
      provisional: 'public',
      how: 'public',
    },
  }),
  mapTable(noticeItems, {
    title: { zh: '公示条目', en: 'Entries of public notices' },
    about: 'organisation',
    purpose: publish,
    seenBy: ['everyone'],
    kept: 'published',
    columns: {
      id: 'public',
      noticeId: unseen,
      place: 'public',
      enterprise: 'public',
      district: 'public',
      subIndustry: 'public',
      amountFen: 'public',
      follows: 'public',
    },
  }),
  mapTable(noticeStepRows, {
    title: { zh: '公示条目进展', en: 'What became of entries of public notices' },
    about: 'organisation',
    purpose: publish,
    seenBy: ['everyone'],
    kept: 'published',
    columns: { itemId: 'public', seq: unseen, step: 'public', at: 'public', dueAt: 'public', provisional: 'public' },
  }),
  mapTable(noticeCases, {
    title: { zh: '公示条目对应的案件', en: 'Cases behind entries of public notices' },
    about: 'case',
    purpose: publish,
    seenBy: ['parties', 'officials', 'auditors'],
    kept: 'caseArchive',
    columns: { itemId: 'internal', caseId: 'internal', seq: 'internal', kind: 'internal' },
  }),
  mapTable(objections, {
    title: { zh: '异议与线索', en: 'Objections and clues' },
    about: 'case',
    purpose: objecting,
    seenBy: ['handlers'],
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      number: 'internal',
      codeHash: { class: 'secret', seenBy: ['nobody'] },
      kind: 'internal',
      itemId: 'internal',
      caseId: 'internal',
      objectorId: 'internal',
      clue: sealed,
      receivedAt: 'internal',
      answerBy: 'internal',
      status: 'internal',
      decidedBy: 'personal',
      decidedAt: 'internal',
      admittedSeq: 'internal',
      ground: 'internal',
      words: sealed,
      toldAt: 'internal',
    },
  }),
  mapTable(objectionPapers, {
    title: { zh: '异议材料', en: 'Papers of objections' },
    about: 'case',
    purpose: objecting,
    seenBy: ['handlers'],
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      objectionId: 'internal',
      name: sealed,
      mediaType: 'internal',
      sizeBytes: 'internal',
      bytes: sealed,
      uploadedAt: { class: 'internal', kept: 'loosePapers' },
    },
  }),
];
