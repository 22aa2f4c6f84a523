/** The forms and papers of the case: what is open now first, what was given before underneath to read. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Collapse } from 'antd';
import { documentsQuery, formsQuery } from '../api/case-queries.ts';
import type { CaseView, DocumentView, FormView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { ClosedForm } from './ClosedForm.tsx';
import { OpenForm } from './OpenForm.tsx';
import { Papers } from './Papers.tsx';

export function FormsTab({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const forms = useQuery(formsQuery(view.id));
  const documents = useQuery(documentsQuery(view.id)).data?.items ?? [];
  return (
    <Read asked={forms}>
      {({ items }) => {
        const open = items.filter((form) => form.open);
        const closed = items.filter((form) => !form.open && hasSomething(form, documents));
        if (open.length + closed.length === 0)
          return <EmptyState title={t('forms.none')}>{t('forms.noneNext')}</EmptyState>;
        return (
          <>
            {open.map((form) => (
              <Section key={form.form} title={of(form.label)}>
                <WhatIsMissing view={view} form={form} />
                {form.fields.length > 0 ? <OpenForm caseId={view.id} form={form} /> : null}
                <Papers caseId={view.id} form={form} documents={documents} />
              </Section>
            ))}
            {closed.length > 0 ? (
              <Collapse
                {...(open.length === 0 && closed[0] ? { defaultActiveKey: closed.map(({ form }) => form) } : {})}
                items={closed.map((form) => ({
                  key: form.form,
                  label: of(form.label),
                  children: (
                    <>
                      <ClosedForm form={form} />
                      <Papers caseId={view.id} form={form} documents={documents} />
                    </>
                  ),
                }))}
              />
            ) : null}
          </>
        );
      }}
    </Read>
  );
}

const hasSomething = (form: FormView, documents: readonly DocumentView[]): boolean =>
  Object.keys(form.answers).length > 0 || form.papers.some(({ code }) => documents.some(({ paper }) => paper === code));

function WhatIsMissing({ view, form }: { view: CaseView; form: FormView }) {
  const { t, of } = useWords();
  if (form.missing.length === 0) return <p className="note note-good">{t('forms.complete')}</p>;
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
