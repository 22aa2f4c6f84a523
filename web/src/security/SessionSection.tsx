/** Where the account is signed in, and how to end it there. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { callForNothing } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { SecurityView } from '../api/types.ts';
import { dropAllDrafts } from '../shared/drafts.ts';
import { Instant } from '../shared/Instant.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { DeviceProblem } from './DeviceProblem.tsx';
import { useSecurityChanged } from './security-queries.ts';

export function SessionSection({ sessions }: { sessions: SecurityView['sessions'] }) {
  const { t, code } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const changed = useSecurityChanged();
  const end = useMutation({
    mutationFn: (path: string) => callForNothing('DELETE', path),
    onSuccess: async (_, path) => {
      if (path.endsWith('which=all')) {
        dropAllDrafts();
        client.setQueryData(sessionQuery.queryKey, null);
        return;
      }
      message.success(t('security.ended'));
      await changed();
    },
  });
  return (
    <Section title={t('security.sessions')} lead={t('security.sessionsLead')}>
      <DeviceProblem error={end.error} />
      <table className="grid grid-cards">
        <caption className="hidden">{t('security.sessions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('security.device')}</th>
            <th scope="col">{t('security.address')}</th>
            <th scope="col">{t('security.method')}</th>
            <th scope="col">{t('security.since')}</th>
            <th scope="col">{t('security.lastSeen')}</th>
            <th scope="col">
              <span className="hidden">{t('security.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, device, address, method, secondFactor, since, lastSeenAt, current }) => (
            <tr key={id}>
              <th scope="row">
                {device} {current ? <span className="state state-on">{t('security.here')}</span> : null}
              </th>
              <td data-label={t('security.address')} className="figures">
                {address}
              </td>
              <td data-label={t('security.method')}>
                {code('method', method)}
                {secondFactor && method !== 'passkey' ? (
                  <span className="muted small"> {t('security.withFactor')}</span>
                ) : null}
              </td>
              <td data-label={t('security.since')}>
                <Instant at={since} />
              </td>
              <td data-label={t('security.lastSeen')}>
                <Instant at={lastSeenAt} />
              </td>
              <td>
                {current ? null : (
                  <Button
                    size="small"
                    disabled={end.isPending}
                    aria-label={`${t('security.end')} ${device} ${address}`}
                    onClick={() => end.mutate(`/api/security/sessions/${id}`)}
                  >
                    {t('security.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="buttons">
        <Button
          disabled={sessions.length < 2 || end.isPending}
          onClick={() => end.mutate('/api/security/sessions?which=others')}
        >
          {t('security.endOthers')}
        </Button>
        <Button danger disabled={end.isPending} onClick={() => end.mutate('/api/security/sessions?which=all')}>
          {t('security.endAll')}
        </Button>
      </div>
    </Section>
  );
}
