/** The first screen: what waits for me, since when, until when, late ones first. Empty, it says what to do next. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { caseListQuery } from '../api/case-queries.ts';
import type { CaseRow } from '../api/types.ts';
import { useHasRole, useSession } from '../app/session.ts';
import { OpenCalls } from '../calls/OpenCalls.tsx';
import { DeskNotice } from '../organisation/DeskNotice.tsx';
import { WaitingPanel } from '../organisation/WaitingPanel.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { TaskCard } from './TaskCard.tsx';

export function TasksPage() {
  const { t } = useWords();
  const { person, memberships, waiting } = useSession();
  const isEnterprise = useHasRole('enterprise');
  const asked = useInfiniteQuery(caseListQuery({ desk: 'mine', sort: 'due' }, 50));
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.tasks')}</h1>
        <p className="lead">{memberships.length === 0 ? t('waiting.title') : t('tasks.lead', { name: person.name })}</p>
      </div>
      <DeskNotice />
      {memberships.length === 0 || waiting.length > 0 ? <WaitingPanel /> : null}
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
                  <ul className="tasks plain">
                    {lateFirst(rows).map((row) => (
                      <TaskCard key={row.id} row={row} />
                    ))}
                  </ul>
                  {asked.hasNextPage ? (
                    <Button loading={asked.isFetchingNextPage} onClick={() => asked.fetchNextPage()}>
                      {t('list.more')}
                    </Button>
                  ) : null}
                </>
              )}
              {isEnterprise ? <OpenCalls /> : null}
            </>
          );
        }}
      </Read>
    </>
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
