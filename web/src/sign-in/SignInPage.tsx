/** Signing in, step by step. In demonstration mode the accounts of the city stand beside the form to be picked from. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { demonstrationQuery, sessionQuery } from '../api/reference-queries.ts';
import { useWords } from '../words/use-words.ts';
import { CodeStep } from './CodeStep.tsx';
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx';
import { OtherWays } from './OtherWays.tsx';
import { SetUpStep } from './SetUpStep.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignInHead } from './SignInFrame.tsx';
import { useEntered } from './use-entered.ts';

export function SignInPage() {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { back } = useSearch({ from: '/sign-in' });
  const session = useQuery(sessionQuery);
  const demonstration = useQuery(demonstrationQuery);
  const enter = useEntered();
  const [held, setHeld] = useState(false);
  const owes = session.data?.owes;
  const inside = owes === null && !held;

  useEffect(() => {
    if (!inside) return;
    if (back) history.replace(back);
    else navigate({ to: '/tasks', replace: true });
  }, [inside, back, history, navigate]);

  if (owes === 'show') return <CodeStep onEntered={enter} back={back} />;
  if (owes === 'setUp' || held) {
    const done = async () => {
      await client.refetchQueries({ queryKey: sessionQuery.queryKey });
      setHeld(false);
    };
    return <SetUpStep onHold={() => setHeld(true)} onDone={() => void done()} />;
  }
  const shown = demonstration.data?.demonstration ? demonstration.data : null;
  return (
    <main className={shown ? 'sign-in sign-in-wide' : 'sign-in'}>
      <SignInHead />
      <p className="lead">{t('signIn.lead')}</p>
      {back ? <p className="note">{t('signIn.comeBack')}</p> : null}
      <div className="sign-in-columns">
        <section className="card" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">{t('signIn.title')}</h1>
          <SignInForm onEntered={enter} />
          <p className="after-form">
            <Link to="/forgot-password">{t('signIn.forgot')}</Link>
          </p>
          <OtherWays onEntered={enter} back={back} />
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
