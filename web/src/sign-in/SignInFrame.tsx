/** The frame of every page before the door: the product's name, the language, one card. */
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../app/LanguageSwitch.tsx';
import { useWords } from '../words/use-words.ts';
import '../security/security.css';

type Props = { title: string; lead?: string; children: ReactNode };

export function SignInFrame({ title, lead, children }: Props) {
  return (
    <main className="sign-in">
      <SignInHead />
      <section className="card" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">{title}</h1>
        {lead ? <p className="muted">{lead}</p> : null}
        {children}
      </section>
    </main>
  );
}

export function SignInHead() {
  const { t } = useWords();
  return (
    <div className="sign-in-head">
      <span className="brand">
        <img src="/line.svg" alt="" width="36" height="36" />
        <span className="brand-name">{t('app.name')}</span>
      </span>
      <LanguageSwitch />
    </div>
  );
}
