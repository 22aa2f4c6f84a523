/** Accepting: with the account of the address when signed in with it, else with a name and a password. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { call } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { OpenedInvitation, SessionView } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useLocale, useWords } from '../words/use-words.ts';
import { type NewAccount, NewAccountForm } from './NewAccountForm.tsx';

type Props = {
  token: string;
  invitation: OpenedInvitation;
  session: SessionView | null;
  onAccepted: (organisation: string) => void;
};

export function AcceptForm({ token, invitation, session, onAccepted }: Props) {
  const { t } = useWords();
  const { locale } = useLocale();
  const client = useQueryClient();
  const accept = useMutation({
    mutationFn: async (account: NewAccount | null) => {
      const body = account === null ? { token } : { token, account: { ...account, locale } };
      await call<unknown>('POST', '/api/invitations/accept', { body });
      if (account === null) return;
      // Signed in at once; where that takes a further step, the sign-in page asks for it.
      await call<unknown>('POST', '/api/session', {
        body: { email: invitation.email, password: account.password },
      }).catch(() => undefined);
    },
    onSuccess: async () => {
      onAccepted(invitation.organisation.name);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.invalidateQueries({ queryKey: ['membership'] });
    },
  });
  const problem = accept.error ? <ProblemNotice error={accept.error} /> : null;
  if (session !== null && session.person.email !== invitation.email)
    return <p className="note">{t('invitation.other', { email: session.person.email })}</p>;
  if (session !== null)
    return (
      <>
        {problem}
        <p>{t('invitation.as', { email: session.person.email })}</p>
        <Button type="primary" size="large" block loading={accept.isPending} onClick={() => accept.mutate(null)}>
          {t('invitation.accept')}
        </Button>
      </>
    );
  if (invitation.account === 'known')
    return (
      <>
        <p className="note">{t('invitation.signInFirst')}</p>
        <Link to="/sign-in" search={{ back: '/invitation' }}>
          {t('invitation.signIn')}
        </Link>
      </>
    );
  return (
    <>
      {problem}
      <NewAccountForm
        email={invitation.email}
        pending={accept.isPending}
        onSend={(account) => accept.mutate(account)}
      />
    </>
  );
}
