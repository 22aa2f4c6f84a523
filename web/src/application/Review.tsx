/** Check your answers: everything on one page with a way back to each part, what is missing, and the submission itself. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CaseView, FormView } from '../api/types.ts';
import { useEvent } from '../case-actions/use-event.ts';
import { CommitmentStanding } from '../commitment/CommitmentStanding.tsx';
import { AnswerText } from '../forms/AnswerText.tsx';
import { sizeText } from '../forms/paper-limits.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { type Part, partOf } from './parts.ts';
import type { Application } from './use-application.ts';
import { useLabel } from './use-label.ts';

const submission = 'application.submit';
type Props = { application: Application; view: CaseView; form: FormView };

export function Review({ application, view, form }: Props) {
  const { t, of } = useWords();
  const navigate = useNavigate();
  const { parts, commitment } = application;
  const event = useEvent(view, (after) =>
    navigate({
      to: '/cases/$caseId/application/$part',
      params: { caseId: after.id, part: 'submitted' },
      replace: true,
    }),
  );
  const option = view.options.find(({ type }) => type === submission);
  return (
    <>
      <h1>{t('apply.review')}</h1>
      <p className="lead">{t('apply.reviewLead')}</p>
      {form.missing.length > 0 ? (
        <div className="note" data-missing={form.missing.length}>
          <p>{t('apply.stillMissing', { count: form.missing.length })}</p>
          <ul>
            {form.missing.map(({ code, label }) => (
              <li key={code}>
                <Link
                  to="/cases/$caseId/application/$part"
                  params={{ caseId: view.id, part: partOf(parts, code, commitment) ?? 'papers' }}
                >
                  {of(label)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {parts.map((part) => (
        <Reviewed key={part.code} caseId={view.id} part={part}>
          <Filled application={application} form={form} part={part} />
        </Reviewed>
      ))}
      <section className="apply-submit" aria-label={t('apply.submit')}>
        {option?.ready ? (
          <p className="note note-good">{t('apply.ready')}</p>
        ) : (
          <div className="note">
            <p>{t('apply.blocked')}</p>
            <ul>
              {option?.blockedBy.map(({ code, why }) => (
                <li key={code}>{why}</li>
              ))}
            </ul>
          </div>
        )}
        <p>{t('apply.onceSubmitted')}</p>
        {event.error ? <ProblemNotice error={event.error} /> : null}
        <Button
          type="primary"
          size="large"
          data-submit
          disabled={!option?.ready}
          loading={event.pending}
          onClick={() => event.say({ type: submission })}
        >
          {t('apply.submit')}
        </Button>
      </section>
    </>
  );
}

function Reviewed({ caseId, part, children }: { caseId: string; part: Part; children: ReactNode }) {
  const { t } = useWords();
  const label = useLabel()(part.label);
  return (
    <section className="section" data-review={part.code} aria-label={label}>
      <div className="section-head">
        <h2>{label}</h2>
        <Link
          to="/cases/$caseId/application/$part"
          params={{ caseId, part: part.code }}
          aria-label={t('apply.changePart', { part: label })}
        >
          {t('apply.change')}
        </Link>
      </div>
      {children}
    </section>
  );
}

type Within = { application: Application; form: FormView; part: Part };

function Filled({ application: { documents, assessment, commitment }, form, part }: Within) {
  const { t, of } = useWords();
  if (part.kind === 'commitment') return commitment ? <CommitmentStanding commitment={commitment} /> : null;
  if (part.kind === 'self')
    return (
      <p>
        {assessment?.complete
          ? t('apply.level', { level: t('level.nth', { level: assessment.level ?? 0 }) })
          : t('apply.notGiven')}
      </p>
    );
  if (part.kind === 'papers')
    return (
      <dl className="answers">
        {form.papers
          .filter(({ code }) => !commitment?.needed || code !== commitment.paper?.code)
          .map(({ code, label }) => {
            const given = documents.filter((one) => one.paper === code && one.withdrawnAt === null);
            return (
              <div key={code}>
                <dt>{of(label)}</dt>
                <dd>
                  {given.length === 0 ? <span className="muted">{t('apply.noPaper')}</span> : null}
                  {given.map(({ id, name, sizeBytes }) => (
                    <span key={id} className="block">
                      {name} <span className="muted small">{sizeText(sizeBytes)}</span>
                    </span>
                  ))}
                </dd>
              </div>
            );
          })}
      </dl>
    );
  return (
    <dl className="answers">
      {form.fields
        .filter(({ code }) => part.fields.includes(code))
        .map((field) => (
          <div key={field.code}>
            <dt>{of(field.label)}</dt>
            <dd>
              <AnswerText field={field} value={form.answers[field.code]} />
            </dd>
          </div>
        ))}
    </dl>
  );
}
