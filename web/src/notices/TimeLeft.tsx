/** How long a notice is still open, by the server's clock and not the device's. */
import { useEffect, useState } from 'react';
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
  const left = Date.parse(until) - at;
  if (left <= 0) return <span className="muted">{t('notice.over')}</span>;
  const minutes = Math.floor(left / minuteMs);
  const [hours, days] = [Math.floor(minutes / 60), Math.floor(minutes / 1440)];
  return (
    <span className="notice-time">
      {days > 0
        ? t('notice.left', { days, hours: hours % 24 })
        : t('notice.leftMinutes', { hours, minutes: minutes % 60 })}
    </span>
  );
}
