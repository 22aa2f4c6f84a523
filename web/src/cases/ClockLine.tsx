/** One deadline of the case: the day, the working days used and left, and what happens when it passes. */
import type { ClockView } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { Bar } from '../shared/Bar.tsx';
import { Instant } from '../shared/Instant.tsx';
import { daysUntil } from '../shared/instants.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export function ClockLine({ clock }: { clock: ClockView }) {
  const { t } = useWords();
  const names = useMachineNames();
  const { now } = useSession();
  const { workingDaysUsed: used, workingDaysLeft: left } = clock;
  const late = clock.status === 'running' && Date.parse(clock.dueAt) <= Date.parse(now);
  const all = used + left;
  return (
    <div className={late ? 'clock clock-late' : 'clock'}>
      <p className="clock-due">
        <span className="muted">
          {clock.name.includes('.') ? t('clock.due') : t('clock.stageDue', { stage: names.stage(clock.name) })}
        </span>{' '}
        <b>
          <Instant at={clock.dueAt} until />
        </b>
        {clock.status === 'paused' ? <span className="pill">{t('clock.paused')}</span> : null}
        {clock.provisional ? (
          <span className="pill" title={t('clock.provisionalWhy')}>
            {t('clock.provisional')}
          </span>
        ) : null}
      </p>
      <Bar share={all === 0 ? 1 : used / all} tone={late || left <= 1 ? 'copper' : 'teal'} />
      <p className="small">
        {late ? (
          <b className="late-words">{t('due.late', { days: -daysUntil(now, clock.dueAt) })}</b>
        ) : (
          t('clock.usedLeft', { used, left })
        )}
        <span className="muted"> · {t(clock.silent === 'moves' ? 'clock.moves' : 'clock.escalates')}</span>
      </p>
      {clock.provisional ? <p className="small muted">{t('clock.provisionalWhy')}</p> : null}
    </div>
  );
}
