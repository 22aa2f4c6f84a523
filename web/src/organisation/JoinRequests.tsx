/** Who asks to join, for administrators of an organisation and for the desks where there is none. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { joinRequestsQuery } from '../api/membership-queries.ts';
import type { JoinRequestView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { Instant } from '../shared/Instant.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { useOrganisationChange } from './use-organisation-change.ts';

export function JoinRequests({ hideEmpty = false }: { hideEmpty?: boolean }) {
  const { t } = useWords();
  const asked = useInfiniteQuery(joinRequestsQuery);
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  if (hideEmpty && items.length === 0) return null;
  return (
    <Section title={t('join.title')} lead={t('join.lead')}>
      <Read asked={asked}>
        {() =>
          items.length === 0 ? (
            <p className="muted">{t('join.none')}</p>
          ) : (
            <>
              <ul className="plain">
                {items.map((request) => (
                  <OneRequest key={request.id} request={request} />
                ))}
              </ul>
              <MoreButton asked={asked} />
            </>
          )
        }
      </Read>
    </Section>
  );
}

function OneRequest({ request }: { request: JoinRequestView }) {
  const { t } = useWords();
  const { id, person, organisation, createdAt, becomesAdministrator } = request;
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useOrganisationChange((body: { decision: 'accepted' | 'declined'; reason?: string }) =>
    call<unknown>('POST', `/api/join-requests/${id}/decision`, { body }),
  );
  const decline = () => {
    setTried(true);
    if (reason.trim() !== '') decide.mutate({ decision: 'declined', reason: reason.trim() });
  };
  return (
    <li className="join-request">
      <p>
        <b>{person.name}</b> <span className="muted">{person.email}</span> → {organisation.name}{' '}
        <span className="muted small">
          <Instant at={createdAt} />
        </span>
      </p>
      {becomesAdministrator ? <p className="muted small">{t('join.becomesAdministrator')}</p> : null}
      {decide.error ? <ProblemNotice error={decide.error} /> : null}
      {declining ? (
        <Field
          id={`decline-${id}`}
          label={t('said.reason')}
          required
          help={t('join.reasonHelp')}
          error={tried && reason.trim() === '' ? t('form.required') : undefined}
        >
          <Input
            id={`decline-${id}`}
            maxLength={500}
            value={reason}
            aria-describedby={describedBy(`decline-${id}`)}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      ) : null}
      <div className="buttons">
        {declining ? (
          <>
            <Button danger loading={decide.isPending} onClick={decline}>
              {t('join.confirmDecline')}
            </Button>
            <Button onClick={() => setDeclining(false)}>{t('organisation.leave')}</Button>
          </>
        ) : (
          <>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate({ decision: 'accepted' })}>
              {t('join.accept')}
            </Button>
            <Button onClick={() => setDeclining(true)}>{t('join.decline')}</Button>
          </>
        )}
      </div>
    </li>
  );
}
