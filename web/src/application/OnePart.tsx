/** One part of the application on a page of its own, with the way on and back. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { CaseView, FormView } from '../api/types.ts';
import { CommitmentPanel } from '../commitment/CommitmentPanel.tsx';
import { OpenForm } from '../forms/OpenForm.tsx';
import { Papers } from '../forms/Papers.tsx';
import { OneAssessment } from '../questionnaire/OneAssessment.tsx';
import { Loading } from '../shared/Loading.tsx';
import { useWords } from '../words/use-words.ts';
import type { Part } from './parts.ts';
import { RecordOfEnterprise } from './RecordOfEnterprise.tsx';
import type { Application } from './use-application.ts';
import { useLabel } from './use-label.ts';

type Props = { application: Application; view: CaseView; form: FormView; at: number };

export function OnePart({ application, view, form, at }: Props) {
  const { t } = useWords();
  const labelOf = useLabel();
  const navigate = useNavigate();
  const title = useRef<HTMLHeadingElement>(null);
  const { parts } = application;
  const part = parts[at];
  useEffect(() => title.current?.focus({ preventScroll: true }), []);
  if (!part) return null;
  const next = parts[at + 1]?.code ?? 'review';
  const before = parts[at - 1];
  const go = (code: string) =>
    navigate({ to: '/cases/$caseId/application/$part', params: { caseId: view.id, part: code } });
  return (
    <>
      <p className="muted small">
        {t('apply.part', { nth: at + 1, all: parts.length })} ·{' '}
        <Link to="/cases/$caseId/application" params={{ caseId: view.id }}>
          {t('apply.toOverview')}
        </Link>
      </p>
      <h1 ref={title} tabIndex={-1}>
        {labelOf(part.label)}
      </h1>
      {part.lead ? <p className="lead">{labelOf(part.lead)}</p> : null}
      {at === 0 ? <RecordOfEnterprise enterpriseId={view.enterprise.id} /> : null}
      <Body application={application} view={view} form={form} part={part} onNext={() => go(next)} />
      <div className="buttons">
        {part.kind === 'fields' ? null : (
          <Button type="primary" size="large" data-next-part onClick={() => go(next)}>
            {t('apply.next')}
          </Button>
        )}
        {before ? <Button onClick={() => go(before.code)}>{t('apply.back')}</Button> : null}
      </div>
    </>
  );
}

type Within = Omit<Props, 'at'> & { part: Part; onNext: () => void };

function Body({ application: { assessment, commitment, documents }, view, form, part, onNext }: Within) {
  switch (part.kind) {
    case 'fields':
      return <OpenForm caseId={view.id} form={form} only={part.fields} onNext={onNext} />;
    case 'papers':
      return (
        <Papers
          caseId={view.id}
          form={form}
          documents={documents}
          only={({ code }) => !commitment?.needed || code !== commitment.paper?.code}
        />
      );
    case 'self':
      return assessment ? (
        <OneAssessment key={assessment.kind + assessment.round} caseId={view.id} assessment={assessment} />
      ) : (
        <Loading />
      );
    case 'commitment':
      return commitment ? (
        <CommitmentPanel caseId={view.id} commitment={commitment} form={form} documents={documents} />
      ) : null;
  }
}
