/** Providers, agencies, audit firms and enterprises with their standing; filters live in the address. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { organisationsQuery } from '../api/reference-queries.ts';
import type { OrganisationsSearch } from '../app/search.ts';
import { useMay } from '../app/session.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useWords } from '../words/use-words.ts';
import { OrganisationTable } from './OrganisationTable.tsx';

const kinds = ['provider', 'agency', 'auditFirm', 'enterprise'] as const;
const standings = ['admitted', 'suspended', 'removed', 'outside'] as const;

export function OrganisationsPage() {
  const { t, code } = useWords();
  const search = useSearch({ from: '/shell/organisations' });
  const navigate = useNavigate({ from: '/organisations' });
  const seesEnterprises = useMay('enterprise.list');
  const kind = search.kind ?? 'provider';
  const asked = useInfiniteQuery(organisationsQuery({ kind, standing: search.standing, q: search.q }));
  const filter = (part: OrganisationsSearch) =>
    navigate({ search: (before) => cleaned({ ...before, ...part }), replace: true });
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.organisations')}</h1>
        <p className="lead">{t('organisations.lead')}</p>
      </div>
      <div className="filters">
        <Segmented
          value={kind}
          options={kinds
            .filter((one) => one !== 'enterprise' || seesEnterprises)
            .map((one) => ({ value: one, label: code('kind', one) }))}
          onChange={(next) => filter({ kind: next, standing: '' })}
          aria-label={t('organisations.kind')}
        />
        {kind === 'enterprise' ? null : (
          <Select
            allowClear
            className="filter"
            aria-label={t('organisations.standing')}
            placeholder={t('organisations.standing')}
            options={standings.map((one) => ({ value: one, label: code('standing', one) }))}
            onChange={(next: string | undefined) => filter({ standing: next ?? '' })}
            {...(search.standing ? { value: search.standing } : {})}
          />
        )}
        <SearchBox value={search.q ?? ''} label={t('organisations.search')} onSearch={(q) => filter({ q })} />
      </div>
      <Read asked={asked}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState title={t('organisations.empty')}>{t('organisations.emptyNext')}</EmptyState>
          ) : (
            <>
              <OrganisationTable items={items} />
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
    </>
  );
}

const cleaned = (search: OrganisationsSearch): OrganisationsSearch => ({
  ...(search.kind ? { kind: search.kind } : {}),
  ...(search.standing ? { standing: search.standing } : {}),
  ...(search.q ? { q: search.q } : {}),
});
