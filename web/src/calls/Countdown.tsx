/** Until when a call is open, by the server's clock; it turns to "closed" at that instant by itself. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { WordKey } from '../words/catalogue.ts';
import { useWords } from '../words/use-words.ts';
import { type Left, leftIn, spokenMark } from './countdown.ts';
import { useServerTime } from './server-clock.ts';
import '../app/calls.css';

type Window = { opensAt: string; closesAt: string };
export type CallPhase = 'unknown' | 'upcoming' | 'open' | 'closed';

/** Half-open, like the window itself: at the closing instant it is closed. */
export function useCallPhase({ opensAt, closesAt }: Window): { phase: CallPhase; left: number } {
  const opens = Date.parse(opensAt);
  const closes = Date.parse(closesAt);
  const before = useServerTime(opens);
  const now = useServerTime(closes);
  if (now === undefined || before === undefined) return { phase: 'unknown', left: Number.POSITIVE_INFINITY };
  if (now < opens) return { phase: 'upcoming', left: opens - now };
  return now < closes ? { phase: 'open', left: closes - now } : { phase: 'closed', left: 0 };
}

export function Countdown({ of: window }: { of: Window }) {
  const { t } = useWords();
  const { phase, left } = useCallPhase(window);
  useRefreshOnChange(phase);
  if (phase === 'unknown') return null;
  const mark = phase === 'open' || phase === 'closed' ? spokenMark(left) : null;
  return (
    <p className={phase === 'open' && left < 86_400_000 ? 'countdown countdown-soon' : 'countdown'}>
      <span role="timer" aria-live="off" className="figures">
        {phase === 'closed'
          ? t('call.closed')
          : t(phase === 'open' ? 'call.left' : 'call.opensIn', { left: say(t, leftIn(left)) })}
      </span>
      <span className="hidden" aria-live="polite">
        {mark === null ? '' : t(`call.spoken.${mark}`)}
      </span>
    </p>
  );
}

type Say = (key: WordKey, filling?: Record<string, number>) => string;
function say(t: Say, left: Left): string {
  switch (left.unit) {
    case 'days':
      return t('call.leftDays', { days: left.days, hours: left.hours });
    case 'hours':
      return t('call.leftHours', { hours: left.hours, minutes: left.minutes });
    case 'minutes':
      return t('call.leftMinutes', { minutes: left.minutes, seconds: left.seconds });
    case 'over':
      return '';
  }
}

/** What may be done with the call is the server's to say: it is asked again when the window opens or closes. */
function useRefreshOnChange(phase: CallPhase): void {
  const client = useQueryClient();
  const before = useRef(phase);
  useEffect(() => {
    if (before.current !== 'unknown' && before.current !== phase) {
      for (const key of ['calls', 'managed-calls', 'public-calls']) client.invalidateQueries({ queryKey: [key] });
    }
    before.current = phase;
  }, [client, phase]);
}
