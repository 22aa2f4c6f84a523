/** What was found in a roster, one kind at a time; the kind stands in the address. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type FindingKind, findingKinds, findingsQuery } from '../api/roster-queries.ts';
import type { RosterImportView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { FindingRow } from './FindingRow.tsx';

type Props = { view: RosterImportView; counts: NonNullable<RosterImportView['counts']> };

export function Findings({ view, counts }: Props) {
  const { t } = useWords();
  const search = useSearch({ from: '/shell/rosters/$importId' });
  // What keeps the roster from being imported comes first.
  const first = findingKinds.find((one) => counts[one] > 0) ?? 'error';
  const kind = findingKinds.find((one) => one === search.kind) ?? first;
  return (
    <section aria-label={t('roster.kinds')}>
      <nav className="tabs" aria-label={t('roster.kinds')}>
        {findingKinds.map((one) => (
          <Link
            key={one}
            from="/rosters/$importId"
            to="."
            search={{ kind: one }}
            replace
            className="tab"
            activeProps={{}}
            {...(one === kind ? { 'aria-current': 'page' as const } : {})}
          >
            {t(`rosterKind.${one}`)} <span className="tab-badge">{counts[one]}</span>
          </Link>
        ))}
      </nav>
      {counts[kind] > view.most ? <p className="muted">{t('roster.capped', { most: view.most })}</p> : null}
      <FindingList key={kind} view={view} kind={kind} />
    </section>
  );
}

function FindingList({ view, kind }: { view: RosterImportView; kind: FindingKind }) {
  const { t } = useWords();
  const asked = useInfiniteQuery(findingsQuery(view, kind));
  return (
    <Read asked={asked} rows={6}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <EmptyState title={t(`rosterEmpty.${kind}`)} />;
        return (
          <>
            <table className="grid grid-cards roster-findings">
              <caption className="hidden">{t(`rosterKind.${kind}`)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('roster.where')}</th>
                  <th scope="col">{t('roster.what')}</th>
                  {kind === 'normalised' ? null : <th scope="col">{t('roster.settle')}</th>}
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <FindingRow key={one.position} view={view} finding={one} />
                ))}
              </tbody>
            </table>
            <MoreButton asked={asked} />
          </>
        );
      }}
    </Read>
  );
}
