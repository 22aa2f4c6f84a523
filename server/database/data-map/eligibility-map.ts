/** Lists, what officers looked up, waivers. */
import {
  eligibilityListRows,
  eligibilityLists,
  eligibilitySnapshots,
  eligibilityWaiverDecisions,
  eligibilityWaivers,
} from '../schema/eligibility.ts';
import { type MappedTable, mapTable } from './data-map.ts';

const checking = { zh: '核查申报条件', en: 'To check who may apply' };
const onCase = ['parties', 'officials', 'auditors'] as const;
const byOfficials = { class: 'personal', seenBy: ['officials', 'auditors'] } as const;

export const eligibilityMap: readonly MappedTable[] = [
  mapTable(eligibilityLists, {
    title: { zh: '核查名单', en: 'Imported lists' },
    about: 'city',
    purpose: checking,
    seenBy: ['officials', 'auditors'],
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      kind: 'internal',
      source: 'internal',
      asOf: 'internal',
      fileName: 'internal',
      sha256: 'internal',
      rowCount: 'internal',
      importedBy: 'personal',
      importedAt: 'internal',
    },
  }),
  mapTable(eligibilityListRows, {
    title: { zh: '名单内企业', en: 'Whom a list names' },
    about: 'city',
    purpose: checking,
    seenBy: ['nobody'],
    kept: 'caseArchive',
    columns: {
      listId: 'internal',
      row: 'internal',
      creditCode: 'sensitive',
      name: 'sensitive',
      nameKey: 'sensitive',
      note: { class: 'sensitive', seenBy: onCase },
    },
  }),
  mapTable(eligibilitySnapshots, {
    title: { zh: '经办核查记录', en: 'What officers looked up' },
    about: 'case',
    purpose: checking,
    seenBy: onCase,
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      position: { class: 'internal', seenBy: ['nobody'] },
      caseId: 'internal',
      check: 'internal',
      says: 'sensitive',
      source: 'internal',
      asOf: 'internal',
      note: { class: 'sensitive', seenBy: ['officials', 'auditors'] },
      recordedBy: byOfficials,
      recordedAt: 'internal',
    },
  }),
  mapTable(eligibilityWaivers, {
    title: { zh: '豁免申请', en: 'Waivers asked for' },
    about: 'case',
    purpose: checking,
    seenBy: onCase,
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      caseId: 'internal',
      check: 'internal',
      reason: { class: 'internal', seenBy: ['officials', 'auditors'] },
      askedBy: byOfficials,
      askedAt: 'internal',
    },
  }),
  mapTable(eligibilityWaiverDecisions, {
    title: { zh: '豁免决定', en: 'Decisions on waivers' },
    about: 'case',
    purpose: checking,
    seenBy: onCase,
    kept: 'caseArchive',
    columns: {
      waiverId: 'internal',
      decision: 'internal',
      reason: { class: 'internal', seenBy: ['officials', 'auditors'] },
      decidedBy: byOfficials,
      decidedAt: 'internal',
    },
  }),
];
