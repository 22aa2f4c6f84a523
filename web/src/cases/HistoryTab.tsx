/** What has happened, newest first; a tapped station shows only its stage. */
import { CloseOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { historyQuery } from '../api/case-queries.ts';
import type { CaseView, HistoryEntry } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Loading } from '../shared/Loading.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { useMachine, useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { SaidWords } from './SaidWords.tsx';

export function HistoryTab({ view }: { view: CaseView }) {
  const { t } = useWords();
  const names = useMachineNames();
  const machine = useMachine();
  const { station } = useSearch({ from: '/shell/cases/$caseId' });
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const asked = useInfiniteQuery(historyQuery(view.id));
  const { hasNextPage, isFetching, fetchNextPage } = asked;
  // The early stations of a long case lie on later pages: what is shown of a station is all of it.
  useEffect(() => {
    if (station !== undefined && hasNextPage && !isFetching) void fetchNextPage();
  }, [station, hasNextPage, isFetching, fetchNextPage]);
  const stageOf = (path: string | null) =>
    path === null ? undefined : (machine?.states.find((state) => state.path === path)?.stage ?? path.split('.')[0]);
  const fits = ({ fromState, toState }: HistoryEntry) =>
    station === undefined || stageOf(fromState) === station || stageOf(toState) === station;
  return (
    <Read asked={asked} rows={8}>
      {({ pages }) => {
        const entries = pages.flatMap(({ items }) => items).filter(fits);
        return (
          <>
            {station ? (
              <p className="note">
                {t('history.ofStage', { stage: names.stage(station) })}{' '}
                <Button
                  size="small"
                  icon={<CloseOutlined aria-hidden="true" />}
                  onClick={() => navigate({ search: { tab: 'history' }, replace: true, resetScroll: false })}
                >
                  {t('history.all')}
                </Button>
              </p>
            ) : null}
            {entries.length === 0 && hasNextPage ? (
              <Loading />
            ) : entries.length === 0 ? (
              <EmptyState title={t('history.none')}>{t('history.noneNext')}</EmptyState>
            ) : (
              <ol className="history plain">
                {entries.map((entry) => (
                  <Entry key={entry.seq} entry={entry} view={view} />
                ))}
              </ol>
            )}
            <MoreButton asked={asked} />
          </>
        );
      }}
    </Read>
  );
}

function Entry({ entry, view }: { entry: HistoryEntry; view: CaseView }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  return (
    <li className="history-entry">
      <span className="history-at small">
        <Instant at={entry.at} />
      </span>
      <div>
        <p>
          <b>{of(entry.label)}</b>
          <span className="muted">
            {' '}
            · {names.role(entry.role)}
            {entry.actor ? ` · ${entry.actor}` : ''}
          </span>
        </p>
        {entry.fromState === entry.toState ? null : (
          <p className="small">
            {entry.fromState === null ? '' : `${names.state(entry.fromState)} `}
            <span aria-hidden="true">→</span> <span className="hidden">{t('history.to')}</span> {of(entry.toStateName)}
          </p>
        )}
        <SaidWords said={entry.said} view={view} />
      </div>
    </li>
  );
}
