/** One's own cases beside the work list: worked on, begun, followed. The newest change first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ownCasesQuery } from '../api/notification-queries.ts';
import type { TaskListName } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { TaskCard } from './TaskCard.tsx';

export function OwnCases({ list }: { list: TaskListName }) {
  const { t } = useWords();
  const asked = useInfiniteQuery(ownCasesQuery(list));
  return (
    <Read asked={asked}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items);
        if (rows.length === 0)
          return (
            <EmptyState title={t(`tasks.none.${list}`)}>
              <p>{t(`tasks.noneNext.${list}`)}</p>
              <Link to="/cases">{t('tasks.toCases')}</Link>
            </EmptyState>
          );
        return (
          <>
            <ul className="tasks plain">
              {rows.map((row) => (
                <TaskCard key={row.id} row={row} />
              ))}
            </ul>
            <MoreButton asked={asked} />
          </>
        );
      }}
    </Read>
  );
}
