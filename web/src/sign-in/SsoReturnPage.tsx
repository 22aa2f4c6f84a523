/** Back from the single sign-on: what it sent along is handed in once, and does not stay in the address. */
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import type { SessionView } from '../api/types.ts';
import { Loading } from '../shared/Loading.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { SignInFrame } from './SignInFrame.tsx';
import { backFromSso } from './single-sign-on.ts';
import { useEntered } from './use-entered.ts';

export function SsoReturnPage() {
  const { t } = useWords();
  const { history } = useRouter();
  const enter = useEntered();
  const [answer] = useState(() => window.location.search.slice(1));
  // A query, though it changes something: however often the page is drawn, it is handed in once.
  const coming = useQuery({
    queryKey: ['sso', answer],
    queryFn: () => call<SessionView>('POST', '/api/session/sso-answer', { body: { answer: answer || 'nothing' } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const session = coming.data;
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  useEffect(() => {
    if (session === undefined) return;
    enter(session);
    history.replace(session.owes === null ? backFromSso() : '/sign-in');
  }, [session, enter, history]);
  return (
    <SignInFrame title={t('signIn.sso')}>
      {coming.error ? (
        <>
          <ProblemNotice error={coming.error} />
          <p className="after-form">
            <Link to="/sign-in" search={{}}>
              {t('signIn.back')}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p>{t('signIn.ssoWait')}</p>
          <Loading rows={2} />
        </>
      )}
    </SignInFrame>
  );
}
