/** What stands behind an application: the legal representative's confirmation of the commitment. */
import { commitmentConfirmations } from '../schema/confirmations.ts';
import { type MappedTable, mapTable } from './data-map.ts';

export const applicationMap: readonly MappedTable[] = [
  mapTable(commitmentConfirmations, {
    title: { zh: '承诺书确认', en: 'Confirmations of the commitment' },
    about: 'case',
    purpose: {
      zh: '证明法定代表人已确认申报内容',
      en: 'To show that the legal representative confirmed what was filed',
    },
    seenBy: ['parties', 'officials', 'auditors'],
    kept: 'caseArchive',
    columns: {
      id: 'internal',
      caseId: 'internal',
      letter: 'internal',
      askedBy: 'personal',
      askedAt: 'internal',
      email: 'personal',
      tokenHash: { class: 'secret', seenBy: ['nobody'] },
      expiresAt: 'internal',
      withdrawnAt: 'internal',
      contentHash: 'internal',
      confirmedAt: 'internal',
      confirmedName: 'personal',
      confirmedBy: 'personal',
    },
  }),
];
