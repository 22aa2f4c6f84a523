/** The first screen: what waits for me, since when, until when, late ones first. Empty, it says what to do next. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { caseListQuery } from '../api/case-queries.ts';
import { taskClocksQuery } from '../api/notification-queries.ts';
import type { CaseRow, TaskListName } from '../api/types.ts';
import { useHasRole, useSession } from '../app/session.ts';
import { OpenCalls } from '../calls/OpenCalls.tsx';
import { DeskNotice } from '../organisation/DeskNotice.tsx';
import { WaitingPanel } from '../organisation/WaitingPanel.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { OwnCases } from './OwnCases.tsx';
import { TaskCard } from './TaskCard.tsx';

const lists = ['done', 'started', 'followed'] as const;

export function TasksPage() {
  const { t } = useWords();
  const { person, memberships, waiting } = useSession();
  const { list: asked } = useSearch({ from: '/shell/tasks' });
  const list = lists.find((one) => one === asked);
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.tasks')}</h1>
        {list === undefined ? (
          <p className="lead">
            {memberships.length === 0 ? t('waiting.title') : t('tasks.lead', { name: person.name })}
          </p>
        ) : null}
      </div>
      <DeskNotice />
      {memberships.length === 0 || waiting.length > 0 ? <WaitingPanel /> : null}
      {memberships.length > 0 ? <TaskTabs open={list} /> : null}
      {list === undefined ? <WaitingTasks /> : <OwnCases key={list} list={list} />}
    </>
  );
}

function TaskTabs({ open }: { open: TaskListName | undefined }) {
  const { t } = useWords();
  return (
    <nav className="tabs" aria-label={t('tasks.tabs')}>
      {([undefined, ...lists] as const).map((list) => (
        <Link
          key={list ?? 'waiting'}
          to="/tasks"
          search={list === undefined ? {} : { list }}
          className="tab"
          activeOptions={{ exact: true, includeSearch: true }}
          {...(list === open ? { 'aria-current': 'page' as const } : {})}
        >
          {t(`tasks.tab.${list ?? 'waiting'}`)}
        </Link>
      ))}
    </nav>
  );
}

function WaitingTasks() {
  const { memberships } = useSession();
  const isEnterprise = useHasRole('enterprise');
  const asked = useInfiniteQuery(caseListQuery({ desk: 'mine', sort: 'due' }, 50));
  return (
    <Read asked={asked}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items);
        return (
          <>
            {rows.length === 0 ? (
              memberships.length > 0 && <NothingWaits />
            ) : (
              <>
                <TaskSums rows={rows} more={asked.hasNextPage} />
                {pages.map(({ items }, nth) => (
                  <TaskPage key={items[0]?.id ?? nth} rows={lateFirst(items)} />
                ))}
                <MoreButton asked={asked} />
              </>
            )}
            {isEnterprise ? <OpenCalls /> : null}
          </>
        );
      }}
    </Read>
  );
}

/** Each page asks for the working days of its own cases. The list comes by deadline, so that late ones are first as it is. */
function TaskPage({ rows }: { rows: readonly CaseRow[] }) {
  const clocks = useQuery(taskClocksQuery(rows.map(({ id }) => id))).data?.items ?? [];
  return (
    <ul className="tasks plain">
      {rows.map((row) => (
        <TaskCard key={row.id} row={row} clock={clocks.find(({ caseId }) => caseId === row.id)} />
      ))}
    </ul>
  );
}

function TaskSums({ rows, more }: { rows: readonly CaseRow[]; more: boolean }) {
  const { t } = useWords();
  const late = rows.filter(({ overdue }) => overdue).length;
  return (
    <p className="sums">
      {t('tasks.count', { count: `${rows.length}${more ? '+' : ''}` })}
      {late > 0 ? <b className="late-words"> {t('tasks.late', { count: late })}</b> : null}
    </p>
  );
}

function NothingWaits() {
  const { t } = useWords();
  const isEnterprise = useHasRole('enterprise');
  return (
    <EmptyState title={t('tasks.empty')}>
      <p>{t(isEnterprise ? 'tasks.emptyEnterprise' : 'tasks.emptyStaff')}</p>
      <Link to="/cases">{t('tasks.toCases')}</Link>
    </EmptyState>
  );
}

const lateFirst = (rows: readonly CaseRow[]): CaseRow[] =>
  [...rows].sort((left, right) => Number(right.overdue) - Number(left.overdue));
