/** The frame of pages for strangers: the name, the language, the way to the sign-in. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { useWords } from '../words/use-words.ts';

export function PublicFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t } = useWords();
  return (
    <main className={wide ? 'sign-in public-wide' : 'sign-in'}>
      <div className="sign-in-head">
        <span className="brand">
          <img src="/line.svg" alt="" width="36" height="36" />
          <span className="brand-name">{t('app.name')}</span>
        </span>
        <LanguageSwitch />
      </div>
      {children}
      <p className="public-foot">
        <Link to="/sign-in" search={{}}>
          {t('register.toSignIn')}
        </Link>
      </p>
    </main>
  );
}
