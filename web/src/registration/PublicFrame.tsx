/** The frame of pages for strangers: the name, the language, the way to the sign-in. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignInHead } from '../sign-in/SignInFrame.tsx';
import { useWords } from '../words/use-words.ts';

export function PublicFrame({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const { t } = useWords();
  return (
    <main className={wide ? 'sign-in public-wide' : 'sign-in'}>
      <SignInHead />
      {children}
      <p className="public-foot">
        <Link to="/sign-in" search={{}}>
          {t('register.toSignIn')}
        </Link>
      </p>
    </main>
  );
}
