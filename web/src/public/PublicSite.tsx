/** The frame of the pages that everybody may read: what there is, the language, the way to the sign-in or back to one's desk. */
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { sessionQuery } from '../api/reference-queries.ts';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { Loading } from '../shared/Loading.tsx';
import { useWords } from '../words/use-words.ts';
import { publicLinks } from './public-links.ts';
import '../app/public.css';

export function PublicSite() {
  const { t } = useWords();
  return (
    <>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <div className="top-in">
          <Link to="/welcome" className="brand brand-link">
            <img src="/line.svg" alt="" width="28" height="28" />
            <span className="brand-name">{t('app.name')}</span>
          </Link>
          <nav className="nav" aria-label={t('nav.label')}>
            {publicLinks.map(({ to, text }) => (
              <Link key={to} to={to} className="nav-link" activeProps={{ 'aria-current': 'page' }}>
                {t(text)}
              </Link>
            ))}
          </nav>
          <span className="public-tools">
            <LanguageSwitch />
            <ToDesk />
          </span>
        </div>
      </header>
      <main id="content" className="page public-page" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  );
}

/** Nothing is said until it is known who is there: a wrong way would flicker. */
function ToDesk() {
  const { t } = useWords();
  const session = useQuery(sessionQuery).data;
  if (session === undefined) return null;
  return session === null ? (
    <Link to="/sign-in" search={{}}>
      {t('signIn.enter')}
    </Link>
  ) : (
    <Link to="/tasks">{t('app.toTasks')}</Link>
  );
}
