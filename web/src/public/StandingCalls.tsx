/** The calls that are open or will open, each with its closing time. */
import type { PublicCallView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function StandingCalls({ calls }: { calls: readonly PublicCallView[] }) {
  const { t, of } = useWords();
  return (
    <Section title={t('public.calls')}>
      {calls.length === 0 ? <p>{t('public.noCalls')}</p> : null}
      <ul className="plain standing">
        {calls.map((call) => (
          <li key={call.id}>
            <b>{of(call.title)}</b>{' '}
            <span className={call.open ? 'state state-on' : 'state state-end'}>
              {t(call.open ? 'public.callOpen' : 'public.callSoon')}
            </span>
            <p>
              {call.open ? t('public.closes') : t('public.opens')}{' '}
              <b>{call.open ? <Instant at={call.closesAt} until /> : <Instant at={call.opensAt} />}</b>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
