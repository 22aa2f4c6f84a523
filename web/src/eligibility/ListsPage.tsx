/** The lists that the checks are judged by: which, from whom, of what day; and bringing in a newer one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { eligibilityListsQuery } from '../api/eligibility-queries.ts';
import type { EligibilityListView } from '../api/types.ts';
import { useMay } from '../app/session.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { ImportListForm } from './ImportListForm.tsx';
import '../app/self-test.css';

export function ListsPage() {
  const { t } = useWords();
  const imports = useMay('eligibilityList.import');
  const asked = useInfiniteQuery(eligibilityListsQuery);
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.lists')}</h1>
        <p className="lead">{t('lists.lead')}</p>
      </div>
      {imports ? <ImportListForm /> : null}
      {asked.error ? <ProblemNotice error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.data !== undefined && items.length === 0 ? (
        <EmptyState title={t('lists.none')}>{t('lists.noneNext')}</EmptyState>
      ) : (
        <ListTable items={items} />
      )}
      {asked.hasNextPage ? (
        <Button onClick={() => void asked.fetchNextPage()} loading={asked.isFetchingNextPage}>
          {t('lists.more')}
        </Button>
      ) : null}
    </>
  );
}

function ListTable({ items }: { items: readonly EligibilityListView[] }) {
  const { t, code } = useWords();
  const columns = ['kind', 'source', 'asOf', 'rows', 'file', 'imported'] as const;
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('nav.lists')}</caption>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col" className={name === 'rows' ? 'right' : ''}>
              {t(`lists.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((list) => (
          <tr key={list.id}>
            <th scope="row">
              {code('listKind', list.kind)}{' '}
              {decides(list, items) ? <span className="state state-on">{t('lists.decides')}</span> : null}
            </th>
            <td data-label={t('lists.source')}>{list.source}</td>
            <td data-label={t('lists.asOf')} className="figures">
              {list.asOf}
            </td>
            <td data-label={t('lists.rows')} className="right figures">
              {list.rowCount}
            </td>
            <td data-label={t('lists.file')}>{list.fileName}</td>
            <td data-label={t('lists.imported')}>
              {list.importedBy} <Instant at={list.importedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The newest day of its kind; of one day the one that came last. They come newest import first. */
function decides(list: EligibilityListView, items: readonly EligibilityListView[]): boolean {
  const same = items.filter(({ kind }) => kind === list.kind);
  const newest = same.reduce((best, one) => (one.asOf > best.asOf ? one : best), same[0] ?? list);
  return newest.id === list.id;
}
