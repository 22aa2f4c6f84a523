/** The frame of every page: skip link, navigation by role, who is signed in. Without a session it leads to the sign-in. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { speakFor } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import { DemonstrationBar } from '../demonstration/DemonstrationBar.tsx';
import { LiveLine } from '../notifications/LiveLine.tsx';
import { Loading } from '../shared/Loading.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { Navigation } from './Navigation.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { SessionContext } from './session.ts';

export function Shell() {
  const session = useQuery(sessionQuery);
  const { t } = useWords();
  useReloadForAnother(session.data?.person.id);
  // While it is drawn, not after: what is inside asks for its data before an effect out here runs.
  if (session.data) speakFor(session.data.person.id);
  if (session.data === null || (session.data && session.data.owes !== null)) return <ToSignIn />;
  if (session.data === undefined)
    return session.error ? (
      <main className="page">
        <ProblemNotice error={session.error} retry={() => void session.refetch()} />
      </main>
    ) : (
      <Loading />
    );
  return (
    <SessionContext value={session.data}>
      <LiveLine />
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <div className="top-in">
          <span className="brand">
            <img src="/line.svg" alt="" width="28" height="28" />
            <span className="brand-name">{t('app.name')}</span>
          </span>
          <Navigation />
          <PersonMenu />
        </div>
      </header>
      {session.data.demonstration ? <DemonstrationBar /> : null}
      <main id="content" className="page" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </SessionContext>
  );
}

/** Somebody else signed in from another tab: nothing that was read for the one before stays on the screen. */
function useReloadForAnother(personId: string | undefined) {
  const first = useRef(personId);
  useEffect(() => {
    if (personId === undefined) return;
    if (first.current !== undefined && first.current !== personId) window.location.reload();
    first.current = personId;
  }, [personId]);
}

/** Once, and with the address that was asked for: while it leads away, the address is already another one. */
function ToSignIn() {
  const navigate = useNavigate();
  const { history } = useRouter();
  useEffect(() => {
    const { href } = history.location;
    navigate({
      to: '/sign-in',
      search: /^\/(sign-in|tasks$|$)/.test(href) ? {} : { back: href },
      replace: true,
    });
  }, [navigate, history]);
  return <Loading />;
}
