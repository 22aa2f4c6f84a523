/** Rosters on their way in: enterprises and contact persons who are not yet anybody's. */
import { rosterFiles, rosterFindings, rosterImports } from '../schema/rosters.ts';
import { type MappedTable, mapTable } from './data-map.ts';

const purpose = { zh: '核对并导入企业名录', en: 'To check a roster of enterprises and take it in' };
const seenBy = ['officials', 'administrators'] as const;

export const rostersMap: readonly MappedTable[] = [
  mapTable(rosterImports, {
    title: { zh: '名录导入', en: 'Roster imports' },
    about: 'city',
    purpose,
    seenBy,
    kept: 'rosterImports',
    columns: {
      id: 'internal',
      fileName: 'internal',
      sha256: 'internal',
      sizeBytes: 'internal',
      createdBy: 'personal',
      createdAt: 'internal',
      state: 'internal',
      revision: 'internal',
      done: 'internal',
      total: 'internal',
      leaseUntil: 'internal',
      counts: 'internal',
      answers: 'personal',
      unjudged: 'internal',
      goodRowsOnly: 'internal',
      failure: 'internal',
      failureWhy: 'internal',
      importedBy: 'personal',
      importedAs: 'internal',
      importedAt: 'internal',
      result: 'internal',
    },
  }),
  mapTable(rosterFiles, {
    title: { zh: '名录文件', en: 'Roster files' },
    about: 'city',
    purpose,
    seenBy,
    kept: 'rosterImports',
    columns: { importId: 'internal', bytes: 'sensitive' },
  }),
  mapTable(rosterFindings, {
    title: { zh: '名录核对结果', en: 'Findings in rosters' },
    about: 'city',
    purpose,
    seenBy,
    kept: 'rosterImports',
    columns: {
      importId: 'internal',
      position: 'internal',
      kind: 'internal',
      code: 'internal',
      sheet: 'internal',
      row: 'internal',
      cell: 'internal',
      found: 'sensitive',
      answer: 'sensitive',
    },
  }),
];
