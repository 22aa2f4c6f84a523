/** One call for everybody, at an address that stays: the countdown, what it pays, what is needed, and what was changed since. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { publicCallQuery } from '../api/call-queries.ts';
import type { PublicCall } from '../api/types.ts';
import { CallFacts } from '../calls/CallFacts.tsx';
import { CallHistory } from '../calls/CallHistory.tsx';
import { Countdown, useCallPhase } from '../calls/Countdown.tsx';
import { PhaseTag } from '../calls/PhaseTag.tsx';
import { groupYuan } from '../shared/money.ts';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function CallPage() {
  const { code } = useParams({ from: '/site/call/$code' });
  const asked = useQuery(publicCallQuery(code));
  return <Read asked={asked}>{(call) => <OneCall call={call} />}</Read>;
}

function OneCall({ call }: { call: PublicCall }) {
  const { t, of } = useWords();
  const { phase } = useCallPhase(call);
  const { rate, cap, minimumLevel } = call.support;
  return (
    <>
      <div className="page-head">
        <p>
          <Link to="/open-calls">{t('call.back')}</Link>
        </p>
        <h1>{of(call.title)}</h1>
        <p>
          <PhaseTag of={call} /> <span className="muted figures">{call.code}</span>
        </p>
        <Countdown of={call} />
        {phase === 'open' ? (
          <p className="public-acts">
            <Link to="/calls">{t('call.apply')}</Link>
            <Link to="/register" search={{}}>
              {t('public.register')}
            </Link>
          </p>
        ) : null}
      </div>
      <Section title={t('call.details')}>
        <CallFacts of={call} />
        <p className="muted">{t('call.receipt')}</p>
      </Section>
      <Section title={t('calls.support')}>
        <p>{of(call.support.title)}</p>
        <p>{t('calls.supportText', { rate, cap: groupYuan(cap), level: minimumLevel })}</p>
      </Section>
      <Section title={t('call.papers')}>
        <ul className="call-papers">
          {call.papers.map((paper) => (
            <li key={paper.label.zh}>
              <b>{of(paper.label)}</b>
              <span className="muted">（{t(paper.required ? 'call.paperRequired' : 'call.paperOptional')}）</span>
              {paper.help ? <div>{of(paper.help)}</div> : null}
              <div className="muted small">
                {t('call.paperLimits', {
                  types: paper.accepts.join(t('app.comma')),
                  size: Math.floor(paper.maxBytes / 1_048_576),
                })}
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('call.notice')}>
        <p className="call-notice">{call.notice}</p>
      </Section>
      <Section title={t('call.changes')}>
        <CallHistory acts={call.acts} publishedAt={call.publishedAt} />
      </Section>
    </>
  );
}
