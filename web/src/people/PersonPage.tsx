/** One account: how it stands, its sessions, its memberships present and past, and what an administrator may do. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { personQuery } from '../api/member-queries.ts';
import type { PersonView } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { dateTimeText } from '../shared/instants.ts';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { PersonActDialog } from './PersonActDialog.tsx';
import { PersonMemberships } from './PersonMemberships.tsx';
import { PersonStatus } from './PersonStatus.tsx';

export function PersonPage() {
  const { t } = useWords();
  const { personId } = useParams({ from: '/shell/people/$personId' });
  const asked = useQuery(personQuery(personId));
  return (
    <>
      <p>
        <Link to="/people">{t('person.back')}</Link>
      </p>
      <Read asked={asked} rows={8}>
        {(person) => (
          <>
            <div className="page-head">
              <h1>
                {person.name} <PersonStatus status={person.status} />
              </h1>
            </div>
            <Account person={person} />
            <PersonMemberships person={person} />
            <Sessions person={person} />
          </>
        )}
      </Read>
    </>
  );
}

function Account({ person }: { person: PersonView }) {
  const { t } = useWords();
  const self = useSession().person.id === person.id;
  const [act, setAct] = useState<PersonView['may'][number] | null>(null);
  const { authenticator, recoveryCodes, passkeys } = person.secondFactor;
  return (
    <Section title={t('person.account')}>
      <dl className="facts">
        <dt>{t('person.email')}</dt>
        <dd>{person.email}</dd>
        <dt>{t('person.phone')}</dt>
        <dd className="figures">{person.phone ?? '—'}</dd>
        <dt>{t('person.created')}</dt>
        <dd>
          <Instant at={person.createdAt} />
        </dd>
        {person.deactivatedAt ? (
          <>
            <dt>{t('person.deactivated')}</dt>
            <dd>
              <Instant at={person.deactivatedAt} />
            </dd>
          </>
        ) : null}
        <dt>{t('person.secondFactor')}</dt>
        <dd>
          {t('person.secondFactorIs', {
            authenticator: t(authenticator ? 'person.on' : 'person.off'),
            codes: recoveryCodes,
            keys: passkeys,
          })}
        </dd>
      </dl>
      {self ? <p className="note">{t('person.self')}</p> : null}
      {person.may.length === 0 ? null : (
        <div className="buttons">
          {person.may.map((one) => (
            <Button key={one} danger={one === 'deactivate'} onClick={() => setAct(one)}>
              {t(`personAct.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {act ? <PersonActDialog act={act} person={person} onClose={() => setAct(null)} /> : null}
    </Section>
  );
}

function Sessions({ person }: { person: PersonView }) {
  const { t, code } = useWords();
  return (
    <Section title={t('person.sessions')}>
      {person.sessions.length === 0 ? <p className="muted">{t('person.noSessions')}</p> : null}
      <ul className="plain">
        {person.sessions.map(({ id, method, createdAt, lastSeenAt }) => (
          <li key={id}>
            {t('person.session', {
              method: code('sessionMethod', method),
              at: dateTimeText(createdAt),
              seen: dateTimeText(lastSeenAt),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
