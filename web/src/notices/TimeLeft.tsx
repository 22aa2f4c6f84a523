/** How long a notice is still open, by the server's clock and not the device's. */
import { useEffect, useState } from 'react';
import { leftIn } from '../calls/countdown.ts';
import { useWords } from '../words/use-words.ts';

const minuteMs = 60_000;

export function TimeLeft({ now, until }: { now: string; until: string }) {
  const { t } = useWords();
  const [ahead] = useState(() => Date.parse(now) - performance.now());
  const [at, setAt] = useState(() => Date.parse(now));
  useEffect(() => {
    const timer = setInterval(() => setAt(ahead + performance.now()), minuteMs / 2);
    return () => clearInterval(timer);
  }, [ahead]);
  const left = leftIn(Date.parse(until) - at);
  if (left.unit === 'over') return <span className="muted">{t('notice.over')}</span>;
  return (
    <span className="notice-time">
      {left.unit === 'days'
        ? t('notice.left', { days: left.days, hours: left.hours })
        : t('notice.leftMinutes', { hours: left.unit === 'hours' ? left.hours : 0, minutes: left.minutes })}
    </span>
  );
}
