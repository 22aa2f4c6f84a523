/** A termination: grounds from the officer, five working days for the enterprise to answer, the director decides. */
import { useQuery } from '@tanstack/react-query';
import { terminationsQuery } from '../api/case-queries.ts';
import type { CaseView, TerminationView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useWords } from '../words/use-words.ts';
import { ReasonForm } from './ReasonForm.tsx';

export function Terminations({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(terminationsQuery(view.id));
  const change = useCaseChange(view.id);
  const path = `/api/cases/${view.id}/terminations`;
  return (
    <Section title={t('measures.terminations')} lead={t('measures.terminationsLead')}>
      <Read asked={asked}>
        {({ items }) => {
          const running = items.some(({ state }) => state === 'proposed' || state === 'answered');
          return (
            <>
              {items.length === 0 ? (
                <EmptyState title={t('measures.noTermination')}>{t('measures.noTerminationNext')}</EmptyState>
              ) : (
                items.map((one) => <Termination key={one.id} one={one} view={view} />)
              )}
              {view.roles.includes('officer') && !running && !view.ended ? (
                <ReasonForm
                  id={`termination-${view.id}`}
                  label={t('measures.grounds')}
                  help={t('measures.groundsHelp')}
                  error={change.error}
                  pending={change.isPending}
                  buttons={[
                    {
                      text: t('measures.propose'),
                      send: (grounds, done) =>
                        change.mutate({ method: 'POST', path, body: { grounds } }, { onSuccess: done }),
                    },
                  ]}
                />
              ) : null}
            </>
          );
        }}
      </Read>
    </Section>
  );
}

function Termination({ one, view }: { one: TerminationView; view: CaseView }) {
  const { t, code } = useWords();
  const change = useCaseChange(view.id);
  const path = `/api/cases/${view.id}/terminations`;
  const decide = (decision: 'terminate' | 'dismiss') => (reason: string, done: () => void) =>
    change.mutate({ method: 'POST', path: `${path}/decision`, body: { decision, reason } }, { onSuccess: done });
  const running = one.state === 'proposed' || one.state === 'answered';
  return (
    <div className="card">
      <p>
        <b>{code('termination', one.state)}</b>{' '}
        <span className="muted small">
          · <Instant at={one.proposedAt} />
        </span>
      </p>
      <dl className="said">
        <div>
          <dt>{t('measures.grounds')}</dt>
          <dd>{one.grounds}</dd>
        </div>
        <div>
          <dt>{t('measures.answerDue')}</dt>
          <dd>
            <Instant at={one.answerDueAt} until />
          </dd>
        </div>
        {one.answer ? (
          <div>
            <dt>{t('measures.answer')}</dt>
            <dd>{one.answer}</dd>
          </div>
        ) : null}
        {one.decision ? (
          <div>
            <dt>{t('measures.decision')}</dt>
            <dd>{one.decision}</dd>
          </div>
        ) : null}
      </dl>
      {one.state === 'proposed' && view.roles.includes('enterprise') ? (
        <ReasonForm
          id={`answer-${one.id}`}
          label={t('measures.answer')}
          help={t('measures.answerHelp')}
          error={change.error}
          pending={change.isPending}
          buttons={[
            {
              text: t('measures.sendAnswer'),
              primary: true,
              send: (answer, done) =>
                change.mutate({ method: 'POST', path: `${path}/answer`, body: { answer } }, { onSuccess: done }),
            },
          ]}
        />
      ) : null}
      {running && view.roles.includes('director') ? (
        <ReasonForm
          id={`decision-${one.id}`}
          label={t('said.reason')}
          help={t('action.reasonHelp')}
          error={change.error}
          pending={change.isPending}
          buttons={[
            { text: t('measures.terminate'), send: decide('terminate'), ask: t('measures.terminateAsk') },
            { text: t('measures.dismiss'), send: decide('dismiss') },
          ]}
        />
      ) : null}
    </div>
  );
}
