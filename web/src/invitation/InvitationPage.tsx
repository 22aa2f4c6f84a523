/** Where the letter's link leads: who invites to what, and accepting it with the account one has or with a new one. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { call } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { OpenedInvitation } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { untilText } from '../shared/instants.ts';
import { Read } from '../shared/Read.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { SignInHead } from '../sign-in/SignInFrame.tsx';
import { useWords } from '../words/use-words.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { dropInvitationToken, useInvitationToken } from './invitation-token.ts';

export function InvitationPage() {
  const { t } = useWords();
  const token = useInvitationToken();
  const [accepted, setAccepted] = useState<string | null>(null);
  const accept = (organisation: string) => {
    dropInvitationToken();
    setAccepted(organisation);
  };
  if (accepted !== null)
    return (
      <Frame>
        <p className="note note-good" role="status">
          {t('invitation.accepted', { organisation: accepted })}
        </p>
        <Link to="/tasks">{t('invitation.enter')}</Link>
      </Frame>
    );
  return (
    <Frame>
      {token === null ? (
        <EmptyState title={t('invitation.missing')}>
          <p>{t('invitation.missingNext')}</p>
          <Link to="/sign-in" search={{}}>
            {t('signIn.back')}
          </Link>
        </EmptyState>
      ) : (
        <Opened token={token} onAccepted={accept} />
      )}
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const { t } = useWords();
  return (
    <main className="sign-in">
      <SignInHead />
      <section className="card" aria-labelledby="invitation-title">
        <h1 id="invitation-title">{t('invitation.title')}</h1>
        {children}
      </section>
    </main>
  );
}

function Opened({ token, onAccepted }: { token: string; onAccepted: (organisation: string) => void }) {
  const { t } = useWords();
  const names = useMachineNames();
  const session = useQuery(sessionQuery);
  const asked = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call<OpenedInvitation>('POST', '/api/invitations/open', { body: { token } }),
    // What it is for does not change while one looks at it, and each look is journalled.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <Read asked={asked}>
      {(one) => (
        <>
          <p>
            {t('invitation.from', {
              inviter: one.invitedBy,
              organisation: one.organisation.name,
              role: names.role(one.role),
            })}
          </p>
          {one.administers ? <p>{t('invitation.leads')}</p> : null}
          <p className="muted small">{t('invitation.for', { email: one.email, until: untilText(one.expiresAt) })}</p>
          {session.data === undefined ? null : (
            <AcceptForm token={token} invitation={one} session={session.data} onAccepted={onAccepted} />
          )}
        </>
      )}
    </Read>
  );
}
