/** The cases one may see, filtered; every filter lives in the address, so that a view can be sent to a colleague. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { caseListQuery } from '../api/case-queries.ts';
import type { CaseListSearch } from '../app/search.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';

export function CaseListPage() {
  const { t } = useWords();
  const search = useSearch({ from: '/shell/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const asked = useInfiniteQuery(caseListQuery(search));
  const filtered = Object.keys(search).some((name) => name !== 'sort');
  const filter = (part: CaseListSearch) =>
    navigate({ search: (before: CaseListSearch) => ({ ...before, ...part }), replace: true });
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.cases')}</h1>
      </div>
      <CaseFilters search={search} onFilter={filter} onClear={() => navigate({ search: {}, replace: true })} />
      <Read asked={asked} rows={8}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0)
            return (
              <EmptyState title={t(filtered ? 'list.noneFiltered' : 'list.none')}>
                {filtered ? (
                  <Button onClick={() => navigate({ search: {}, replace: true })}>{t('list.clear')}</Button>
                ) : (
                  t('list.noneNext')
                )}
              </EmptyState>
            );
          return (
            <>
              <p className="sums" role="status">
                {t('list.shown', { count: rows.length })}
                {asked.hasNextPage ? t('list.thereIsMore') : ''}
              </p>
              <CaseTable rows={rows} />
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
    </>
  );
}
