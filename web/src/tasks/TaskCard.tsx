/** One thing that waits: what, whose, since when, until when. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { referenceQuery } from '../api/reference-queries.ts';
import type { CaseRow } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { Deadline } from '../shared/Deadline.tsx';
import { Instant } from '../shared/Instant.tsx';
import { daysBetween } from '../shared/instants.ts';
import { StateTag } from '../shared/StateTag.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export function TaskCard({ row }: { row: CaseRow }) {
  const { t, of } = useWords();
  const { now } = useSession();
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
        <span className="muted">{t('tasks.since')}</span> <Instant at={row.enteredAt} day />{' '}
        <span className="muted">{t('tasks.days', { days: Math.max(0, daysBetween(row.enteredAt, now)) })}</span>
      </span>
      <Deadline dueAt={row.dueAt} overdue={row.overdue} />
    </li>
  );
}
