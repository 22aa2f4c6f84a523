/** Signing in. In demonstration mode the accounts of the city stand beside the form to be picked from. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { demonstrationQuery, sessionQuery } from '../api/reference-queries.ts';
import type { SessionView } from '../api/types.ts';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { useLocale, useWords } from '../words/use-words.ts';
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx';
import { SignInForm } from './SignInForm.tsx';

export function SignInPage() {
  const { t } = useWords();
  const { choose } = useLocale();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { back } = useSearch({ from: '/sign-in' });
  const session = useQuery(sessionQuery);
  const demonstration = useQuery(demonstrationQuery);
  const signedIn = session.data ?? null;

  useEffect(() => {
    if (signedIn === null) return;
    if (back) history.replace(back);
    else navigate({ to: '/tasks', replace: true });
  }, [signedIn, back, history, navigate]);

  const enter = (entered: SessionView) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'demonstration' });
    client.setQueryData(sessionQuery.queryKey, entered);
    choose(entered.person.locale);
  };

  const shown = demonstration.data?.demonstration ? demonstration.data : null;
  return (
    <main className={shown ? 'sign-in sign-in-wide' : 'sign-in'}>
      <div className="sign-in-head">
        <span className="brand">
          <img src="/line.svg" alt="" width="36" height="36" />
          <span className="brand-name">{t('app.name')}</span>
        </span>
        <LanguageSwitch />
      </div>
      <p className="lead">{t('signIn.lead')}</p>
      {back ? <p className="note">{t('signIn.comeBack')}</p> : null}
      <div className="sign-in-columns">
        <section className="card" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">{t('signIn.title')}</h1>
          <SignInForm onEntered={enter} />
          <p className="public-foot">
            <Link to="/register">{t('register.link')}</Link>
          </p>
          {shown ? (
            <p className="public-foot small">
              <Link to="/letters">{t('letters.title')}</Link>
            </p>
          ) : null}
        </section>
        {shown ? <DemonstrationAccounts demonstration={shown} onEntered={enter} /> : null}
      </div>
    </main>
  );
}
