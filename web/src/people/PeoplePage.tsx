/** The administrator's users and roles; filters live in the address. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { organisationKinds, roles } from '../../../workflows/vocabulary/roles.ts';
import { peopleQuery } from '../api/member-queries.ts';
import type { PeopleSearch } from '../app/search.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useWords } from '../words/use-words.ts';
import { InviteOfficial } from './InviteOfficial.tsx';
import { PeopleTable } from './PeopleTable.tsx';

const statuses = ['active', 'unconfirmed', 'deactivated'] as const;

export function PeoplePage() {
  const { t, of, code } = useWords();
  const search = useSearch({ from: '/shell/people' });
  const navigate = useNavigate({ from: '/people' });
  const asked = useInfiniteQuery(peopleQuery(search));
  const [inviting, setInviting] = useState(false);
  const filter = (part: PeopleSearch) =>
    navigate({ search: (before) => cleaned({ ...before, ...part }), replace: true });
  const choose = (name: keyof PeopleSearch, label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      className="filter"
      aria-label={label}
      placeholder={label}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(next: string | undefined) => filter({ [name]: next ?? '' })}
      {...(search[name] ? { value: search[name] } : {})}
    />
  );
  return (
    <>
      <div className="page-head head-with-button">
        <div>
          <h1>{t('nav.people')}</h1>
          <p className="lead">{t('people.lead')}</p>
        </div>
        <Button type="primary" onClick={() => setInviting(true)}>
          {t('people.invite')}
        </Button>
      </div>
      <search className="filters" aria-label={t('list.filters')}>
        <SearchBox value={search.q ?? ''} label={t('people.search')} onSearch={(q) => filter({ q })} />
        {choose(
          'role',
          t('people.role'),
          Object.entries(roles).flatMap(([value, label]) => (value === 'system' ? [] : [{ value, label: of(label) }])),
        )}
        {choose(
          'kind',
          t('people.kind'),
          Object.entries(organisationKinds).map(([value, label]) => ({ value, label: of(label) })),
        )}
        {choose(
          'status',
          t('people.status'),
          statuses.map((value) => ({ value, label: code('personStatus', value) })),
        )}
        {Object.keys(search).length > 0 ? (
          <Button type="link" onClick={() => navigate({ search: {}, replace: true })}>
            {t('list.clear')}
          </Button>
        ) : null}
      </search>
      <Read asked={asked} rows={8}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t('people.none')}>{t('people.noneNext')}</EmptyState>;
          return (
            <>
              <PeopleTable items={items} />
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
      {inviting ? <InviteOfficial onClose={() => setInviting(false)} /> : null}
    </>
  );
}

const cleaned = ({ q, role, kind, status }: PeopleSearch): PeopleSearch => ({
  ...(q ? { q } : {}),
  ...(role ? { role } : {}),
  ...(kind ? { kind } : {}),
  ...(status ? { status } : {}),
});
