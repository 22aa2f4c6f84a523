/** What comes of the self-test: the verdict, the estimate with its steps, every check, the open calls, what to do next. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { programmeQuery, selfTestQuery } from '../../api/eligibility-queries.ts';
import type { SelfTestAnswer } from '../../api/types.ts';
import { CheckLine, mostUrgentFirst } from '../../eligibility/CheckLine.tsx';
import { Instant } from '../../shared/Instant.tsx';
import { groupYuan } from '../../shared/money.ts';
import { Read } from '../../shared/Read.tsx';
import { Section } from '../../shared/Section.tsx';
import { useWords } from '../../words/use-words.ts';
import { type SelfTestDraft, type Step, toSelfTest } from './self-test-draft.ts';

type Props = { draft: SelfTestDraft; go: (step: Step) => void; onAgain: () => void };

export function SelfTestResult({ draft, go, onAgain }: Props) {
  const { t } = useWords();
  const asked = useQuery(selfTestQuery(toSelfTest(draft)));
  return (
    <>
      <Read asked={asked} rows={8}>
        {(answer) => (
          <>
            <Verdict answer={answer} />
            <Estimate answer={answer} go={go} />
            <Section title={t('selfTest.checksTitle')}>
              <ul className="plain">
                {mostUrgentFirst(answer.checks).map((check) => (
                  <CheckLine key={check.code} check={check} />
                ))}
              </ul>
            </Section>
            <FittingCalls answer={answer} />
          </>
        )}
      </Read>
      <NextSteps />
      <div className="buttons">
        <Button size="large" onClick={() => go('enterprise')}>
          {t('selfTest.change')}
        </Button>
        <Button size="large" onClick={onAgain} data-again="self-test">
          {t('selfTest.again')}
        </Button>
      </div>
    </>
  );
}

function Verdict({ answer }: { answer: SelfTestAnswer }) {
  const { t } = useWords();
  const count = answer.checks.filter(({ outcome }) => outcome === (answer.verdict === 'fails' ? 'fails' : 'unknown'));
  return (
    <div className={`verdict verdict-${answer.verdict}`} data-verdict={answer.verdict}>
      <p className="verdict-title">{t(`selfTest.verdict.${answer.verdict}`, { count: count.length })}</p>
      <p>{t('selfTest.noDecision')}</p>
    </div>
  );
}

function Estimate({ answer: { estimate }, go }: { answer: SelfTestAnswer; go: (step: Step) => void }) {
  const { t, of } = useWords();
  if (estimate === null)
    return (
      <Section title={t('selfTest.estimateTitle')}>
        <p>{t('selfTest.nothingPlanned')}</p>
        <Button onClick={() => go('spend')}>{t('selfTest.toSpend')}</Button>
      </Section>
    );
  return (
    <Section title={t('selfTest.estimateTitle')} lead={t('selfTest.estimateLead')}>
      <p className="estimate">
        <b className="figures" data-estimate>
          {groupYuan(estimate.amount)}
        </b>{' '}
        {t('selfTest.yuan')}
      </p>
      <ol className="estimate-steps">
        {estimate.steps.map((step) => (
          <li key={step.zh}>{of(step)}</li>
        ))}
      </ol>
    </Section>
  );
}

function FittingCalls({ answer: { calls } }: { answer: SelfTestAnswer }) {
  const { t, of } = useWords();
  return (
    <Section title={t('selfTest.callsTitle')}>
      {calls.length === 0 ? <p>{t('selfTest.noCalls')}</p> : null}
      <ul className="plain">
        {calls.map((call) => (
          <li key={call.id} className="fitting">
            <b>{of(call.title)}</b>{' '}
            <span className={call.fits ? 'state state-on' : 'state state-side'}>
              {t(call.fits ? 'selfTest.callFits' : 'selfTest.callNot')}
            </span>
            <p className="muted">
              <Instant at={call.opensAt} /> — <Instant at={call.closesAt} until />
              {call.fits ? null : <> · {call.against.map(of).join(t('app.comma'))}</>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function NextSteps() {
  const { t, of } = useWords();
  const papers = useQuery(programmeQuery).data?.papers[0]?.papers ?? [];
  return (
    <Section title={t('selfTest.nextTitle')}>
      <ol className="next-list">
        <li>
          <Link to="/register" search={{}}>
            {t('selfTest.nextRegister')}
          </Link>
        </li>
        <li>
          {t('selfTest.nextPapers')}
          {papers.map(({ label }) => of(label)).join(t('app.comma'))}
        </li>
        <li>{t('selfTest.nextApply')}</li>
      </ol>
    </Section>
  );
}
