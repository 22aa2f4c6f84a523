/**
 * Test yourself: three short steps and what comes of them, each with an address of its own, so that the browser's back is one step
 * back. No account, and nothing is kept but in this tab.
 */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Steps } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/use-words.ts';
import { EnterpriseStep } from './EnterpriseStep.tsx';
import { RecordStep } from './RecordStep.tsx';
import { SelfTestResult } from './SelfTestResult.tsx';
import { SpendStep } from './SpendStep.tsx';
import { emptySelfTest, keepSelfTest, openSelfTest, type SelfTestDraft, type Step, steps } from './self-test-draft.ts';
import '../../app/self-test.css';

export type StepProps = {
  draft: SelfTestDraft;
  change: (part: Partial<SelfTestDraft>) => void;
  go: (next: Step) => void;
};

export function SelfTestPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/site/self-test' }).step;
  const step = steps.find((one) => one === asked) ?? 'enterprise';
  const [draft, setDraft] = useState(openSelfTest);
  const change = useCallback((part: Partial<SelfTestDraft>) => setDraft((before) => ({ ...before, ...part })), []);
  useEffect(() => keepSelfTest(draft), [draft]);
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    title.current?.focus();
  }, [step]);
  const go = (next: Step) => void navigate({ to: '/self-test', search: next === 'enterprise' ? {} : { step: next } });
  const again = () => {
    setDraft(emptySelfTest());
    go('enterprise');
  };
  const own = { draft, change, go };
  return (
    <div className="self-test">
      <div className="page-head">
        <h1 ref={title} tabIndex={-1}>
          {t(step === 'result' ? 'selfTest.resultTitle' : 'selfTest.title')}
        </h1>
        {step === 'enterprise' ? <p className="lead">{t('selfTest.lead')}</p> : null}
      </div>
      <Steps
        className="self-test-steps"
        size="small"
        responsive={false}
        current={steps.indexOf(step)}
        items={steps.map((one) => ({ title: t(`selfTest.step.${one}`) }))}
      />
      {step === 'enterprise' ? <EnterpriseStep {...own} /> : null}
      {step === 'record' ? <RecordStep {...own} /> : null}
      {step === 'spend' ? <SpendStep {...own} /> : null}
      {step === 'result' ? <SelfTestResult draft={draft} go={go} onAgain={again} /> : null}
    </div>
  );
}
