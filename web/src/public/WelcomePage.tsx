/** The public front page: what the pilot gives, and the ways in. */
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';

export function WelcomePage() {
  const { t } = useWords();
  return (
    <>
      <div className="page-head">
        <h1>{t('public.title')}</h1>
        <p className="lead">{t('signIn.lead')}</p>
      </div>
      <p className="public-acts">
        <Link to="/register" search={{}}>
          {t('public.register')}
        </Link>
        <Link to="/sign-in" search={{}}>
          {t('signIn.enter')}
        </Link>
      </p>
    </>
  );
}
