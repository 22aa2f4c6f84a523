/** What the reasons of a case point to, in the words of its forms: `field:staff` is "Number of staff: not filled in". */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formsQuery } from '../api/case-queries.ts';
import { programmeQuery } from '../api/eligibility-queries.ts';
import type { DetailWords } from '../shared/detail-words.ts';
import { useWords } from '../words/use-words.ts';

const readers = ['bureau', 'enterprise', 'provider', 'agency', 'auditFirm'];

export function useCaseDetailWords(caseId: string): DetailWords {
  const { t, of, code: word } = useWords();
  const checks = useQuery(programmeQuery).data?.checks;
  const forms = useQuery(formsQuery(caseId)).data?.items;
  return useMemo(() => {
    const words = new Map<string, string>();
    for (const { fields, papers, questionnaire, missing } of forms ?? []) {
      for (const { code, label } of fields) words.set(`field:${code}`, of(label));
      for (const { code, label } of papers) words.set(`paper:${code}`, of(label));
      if (questionnaire !== null) {
        const kind = word('assessmentKind', questionnaire);
        words.set(`questionnaire:${questionnaire}`, t('supplement.questionnaire', { kind }));
      }
      for (const { code, label } of missing) words.set(code, of(label));
    }
    for (const { code, name } of checks ?? []) words.set(`check:${code}`, of(name));
    for (const name of readers) words.set(`reader:${name}`, word('reader', name));
    return (detail) => words.get(detail) ?? detail;
  }, [checks, forms, of, t, word]);
}
