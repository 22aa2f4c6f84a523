/**
 * Registering in three steps, each with an address of its own, so that the browser's back is one step back. Nothing typed is
 * lost between them or on a reload; the password alone is typed again.
 */
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Steps } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { useWords } from '../words/use-words.ts';
import { CheckRegistration } from './CheckRegistration.tsx';
import { LetterSent } from './LetterSent.tsx';
import { OrganisationStep } from './OrganisationStep.tsx';
import { PersonStep } from './PersonStep.tsx';
import { PublicFrame } from './PublicFrame.tsx';
import {
  forgetDraft,
  forgetSent,
  keepDraft,
  keepSent,
  newIntent,
  openDraft,
  openSent,
  type RegistrationDraft,
  type Step,
  steps,
  stepToShow,
  toRegister,
} from './registration-draft.ts';

export function RegisterPage() {
  const say = useWords();
  const { t, locale } = say;
  const navigate = useNavigate();
  const [sentTo, setSentTo] = useState(openSent);
  const [draft, setDraft] = useState(openDraft);
  const [password, setPassword] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const change = useCallback((part: Partial<RegistrationDraft>) => setDraft((before) => ({ ...before, ...part })), []);
  const send = useMutation({
    mutationFn: () =>
      call<{ email: string }>('POST', '/api/registrations', { body: toRegister(draft, password, locale) }),
    onSuccess: ({ email }) => {
      forgetDraft();
      keepSent(email);
      setSentTo(email);
    },
  });
  useEffect(() => {
    if (sentTo === null) keepDraft(draft);
  }, [draft, sentTo]);
  const asked = useSearch({ from: '/register' }).step;
  const step = stepToShow(asked, draft, password, say);
  // Else the page would go on by itself as soon as what was missing is typed.
  useEffect(() => {
    if (asked !== undefined && asked !== step) void navigate({ to: '/register', search: { step }, replace: true });
  }, [asked, step, navigate]);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    title.current?.focus();
  }, [step]);
  const go = (next: Step) => navigate({ to: '/register', search: { step: next } });
  if (sentTo !== null) {
    const again = () => {
      send.reset();
      forgetSent();
      setSentTo(null);
      change({ intent: newIntent() });
      void go('person');
    };
    return (
      <PublicFrame>
        <LetterSent email={sentTo} onAgain={again} />
      </PublicFrame>
    );
  }
  return (
    <PublicFrame wide>
      <section className="card" aria-labelledby="register-title">
        <h1 id="register-title" ref={title} tabIndex={-1}>
          {t('register.title')}
        </h1>
        <p className="lead">{t('register.lead')}</p>
        <Steps
          className="register-steps"
          size="small"
          responsive={false}
          current={steps.indexOf(step)}
          items={steps.map((one) => ({ title: t(`register.step.${one}`) }))}
        />
        {step === 'organisation' ? (
          <OrganisationStep draft={draft} change={change} onNext={() => void go('person')} />
        ) : null}
        {step === 'person' ? (
          <PersonStep
            draft={draft}
            password={password}
            change={change}
            changePassword={setPassword}
            onBack={() => void go('organisation')}
            onNext={() => void go('check')}
          />
        ) : null}
        {step === 'check' ? (
          <CheckRegistration
            draft={draft}
            sending={send.isPending}
            error={send.error}
            onChange={(next) => void go(next)}
            onSend={() => send.mutate()}
          />
        ) : null}
      </section>
    </PublicFrame>
  );
}
