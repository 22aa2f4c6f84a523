/** Registering in three steps. Nothing typed is lost between them or on a reload; the password alone is typed again. */
import { useMutation } from '@tanstack/react-query';
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
  keepDraft,
  newIntent,
  openDraft,
  type RegistrationDraft,
  type Step,
  steps,
  toRegister,
} from './registration-draft.ts';

export function RegisterPage() {
  const { t, locale } = useWords();
  const [draft, setDraft] = useState(openDraft);
  const [password, setPassword] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const change = useCallback((part: Partial<RegistrationDraft>) => setDraft((before) => ({ ...before, ...part })), []);
  const send = useMutation({
    mutationFn: () =>
      call<{ email: string }>('POST', '/api/registrations', { body: toRegister(draft, password, locale) }),
    onSuccess: forgetDraft,
  });
  useEffect(() => {
    if (!send.isSuccess) keepDraft(draft);
  }, [draft, send.isSuccess]);
  const { step } = draft;
  const go = (next: Step) => {
    change({ step: next });
    window.scrollTo(0, 0);
    title.current?.focus();
  };
  if (send.data !== undefined) {
    const again = () => {
      send.reset();
      change({ intent: newIntent(), step: 'person' });
    };
    return (
      <PublicFrame>
        <LetterSent email={send.data.email} onAgain={again} />
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
          <OrganisationStep draft={draft} change={change} onNext={() => go('person')} />
        ) : null}
        {step === 'person' ? (
          <PersonStep
            draft={draft}
            password={password}
            change={change}
            changePassword={setPassword}
            onBack={() => go('organisation')}
            onNext={() => go('check')}
          />
        ) : null}
        {step === 'check' ? (
          <CheckRegistration
            draft={draft}
            sending={send.isPending}
            error={send.error}
            onChange={go}
            onSend={() => send.mutate()}
          />
        ) : null}
      </section>
    </PublicFrame>
  );
}
