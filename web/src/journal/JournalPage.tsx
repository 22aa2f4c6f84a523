/** The journal for auditors and administrators: filters live in the address, an entry opens beside the list. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { journalQuery } from '../api/journal-queries.ts';
import type { JournalSearch } from '../app/search.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { ChainState } from './ChainState.tsx';
import { EntryDrawer } from './EntryDrawer.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { JournalFilters } from './JournalFilters.tsx';
import { JournalTable } from './JournalTable.tsx';

export function JournalPage() {
  const { t } = useWords();
  const { entry, ...filter } = useSearch({ from: '/shell/journal' });
  const navigate = useNavigate({ from: '/journal' });
  const asked = useInfiniteQuery(journalQuery(filter));
  const change = (part: JournalSearch) =>
    navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const clear = () => navigate({ search: {}, replace: true });
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.journal')}</h1>
        <p className="lead">{t('journal.lead')}</p>
      </div>
      <ChainState />
      <JournalFilters search={filter} onFilter={change} onClear={clear} />
      <Read asked={asked} rows={8}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0)
            return (
              <EmptyState title={t('journal.none')}>
                <p>{t('journal.noneNext')}</p>
                <Button onClick={clear}>{t('journal.clear')}</Button>
              </EmptyState>
            );
          return (
            <>
              <div className="journal-bar">
                <p className="sums" role="status">
                  {t('journal.shown', { count: rows.length })}
                  {asked.hasNextPage ? t('list.thereIsMore') : ''}
                </p>
                <ExportMenu filter={filter} />
              </div>
              <JournalTable rows={rows} onOpen={(id) => change({ entry: String(id) })} />
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
      {entry ? (
        <EntryDrawer
          id={entry}
          onClose={() => change({ entry: undefined })}
          onFilter={(part) => navigate({ search: part, replace: true })}
        />
      ) : null}
    </>
  );
}
