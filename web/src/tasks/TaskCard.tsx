/** One thing that waits: what, whose, since when, until when. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { referenceQuery } from '../api/reference-queries.ts';
import type { CaseRow, TaskClocks } from '../api/types.ts';
import { Deadline } from '../shared/Deadline.tsx';
import { Instant } from '../shared/Instant.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export type TaskClock = TaskClocks['items'][number];

/** `clock`: its working days, where they are known. */
export function TaskCard({ row, clock }: { row: CaseRow; clock?: TaskClock | undefined }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const district = useQuery(referenceQuery).data?.districts.find(({ code }) => code === row.district);
  return (
    <li className={row.overdue ? 'task task-late' : 'task'}>
      <div className="task-what">
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="task-link">
          {row.enterprise.name}
        </Link>
        <span className="muted small figures">
          {row.number} · {of(district?.name) || row.district} · {names.stage(row.stage)}
        </span>
      </div>
      <StateTag path={row.state} name={of(row.stateName)} />
      <span className="task-since small">
        <span className="muted">{t('tasks.since')}</span> <Instant at={row.enteredAt} day />
        {clock ? <span className="muted">{t('tasks.used', { days: clock.used })}</span> : null}
      </span>
      <Deadline dueAt={row.dueAt} overdue={row.overdue} {...(clock ? { left: <LeftOf clock={clock} /> } : {})} />
    </li>
  );
}

/** By the calendar of working days; by an unpublished one it is provisional. */
function LeftOf({ clock: { left, late, provisional } }: { clock: TaskClock }) {
  const { t } = useWords();
  const words =
    late > 0
      ? t('tasks.lateBy', { days: late })
      : left === 0
        ? t('tasks.lastDay')
        : t('tasks.left', { days: left ?? 0 });
  return (
    <>
      {words}
      {provisional ? (
        <span className="pill" title={t('clock.provisionalWhy')}>
          {t('clock.provisional')}
        </span>
      ) : null}
    </>
  );
}
