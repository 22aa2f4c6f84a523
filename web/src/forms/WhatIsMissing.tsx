/** What an open form still lacks; "complete" is said of a form that was given back only by its list. */
import { Link } from '@tanstack/react-router';
import type { CaseView, FormView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

export function WhatIsMissing({ view, form }: { view: CaseView; form: FormView }) {
  const { t, of } = useWords();
  if (form.missing.length === 0)
    return form.supplement ? null : <p className="note note-good">{t('forms.complete')}</p>;
  return (
    <div className="note">
      <p>{t('forms.missing', { count: form.missing.length })}</p>
      <ul className="missing">
        {form.missing.map(({ code, label }) => (
          <li key={code}>{of(label)}</li>
        ))}
      </ul>
      {form.questionnaire ? (
        <Link to="/cases/$caseId" params={{ caseId: view.id }} search={{ tab: 'levels', kind: form.questionnaire }}>
          {t('forms.toQuestionnaire')}
        </Link>
      ) : null}
    </div>
  );
}
