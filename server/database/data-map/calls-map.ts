/** What belongs to a call: how it was changed, its quotas, who holds a place. */
import { callActs, callCeilings, callPlaces } from '../schema/calls.ts';
import { type MappedTable, mapTable } from './data-map.ts';

const purpose = {
  zh: '公布批次及其调整，按名额入库',
  en: 'To publish calls and their changes, and to list within the quota',
};

export const callsMap: readonly MappedTable[] = [
  mapTable(callActs, {
    title: { zh: '批次调整', en: 'Changes of calls' },
    about: 'city',
    purpose,
    seenBy: ['everyone'],
    kept: 'published',
    columns: {
      id: 'internal',
      callId: 'public',
      act: 'public',
      at: 'public',
      actorId: { class: 'personal', seenBy: ['officials'] },
      role: { class: 'internal', seenBy: ['officials'] },
      reason: 'public',
      before: 'public',
      after: 'public',
    },
  }),
  mapTable(callCeilings, {
    title: { zh: '细分行业名额', en: 'Quotas by sub-industry' },
    about: 'city',
    purpose,
    seenBy: ['everyone'],
    kept: 'published',
    columns: { callId: 'public', subIndustry: 'public', quota: 'public', placesTaken: 'public' },
  }),
  mapTable(callPlaces, {
    title: { zh: '占用名额', en: 'Places held' },
    about: 'case',
    purpose,
    seenBy: ['parties', 'officials'],
    kept: 'caseArchive',
    columns: { caseId: 'internal', callId: 'internal', subIndustry: 'internal' },
  }),
];
