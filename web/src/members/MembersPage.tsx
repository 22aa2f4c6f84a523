/** The members of one's organisation, who stands in for whom, and for who administers it the invitations. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { membersQuery } from '../api/member-queries.ts';
import type { MemberList } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { Deputies } from './DeputyTable.tsx';
import { Invitations } from './Invitations.tsx';
import { MemberTable } from './MemberTable.tsx';

export function MembersPage() {
  const { t } = useWords();
  const search = useSearch({ from: '/shell/members' });
  const { memberships } = useSession();
  const organisationId = search.organisation ?? memberships[0]?.organisation.id;
  if (organisationId === undefined)
    return (
      <>
        <div className="page-head">
          <h1>{t('nav.members')}</h1>
        </div>
        <EmptyState title={t('members.none')}>{t('members.noneNext')}</EmptyState>
      </>
    );
  return <Members key={organisationId} organisationId={organisationId} />;
}

function Members({ organisationId }: { organisationId: string }) {
  const { t } = useWords();
  const asked = useInfiniteQuery(membersQuery(organisationId));
  return (
    <Read asked={asked} rows={6}>
      {({ pages }) => {
        const [first] = pages;
        if (first === undefined) return null;
        const items = pages.flatMap((page) => page.items);
        return (
          <>
            <Head list={first} />
            <Section title={t('members.present')}>
              <MemberTable items={items} roles={first.rolesOfKind} />
              <MoreButton asked={asked} />
            </Section>
            <Deputies organisationId={organisationId} />
            {first.roles.length > 0 ? (
              <Invitations
                organisationId={organisationId}
                roles={first.roles}
                mayLead={parties.includes(first.organisation.kind)}
              />
            ) : null}
            <Past organisationId={organisationId} />
          </>
        );
      }}
    </Read>
  );
}

const parties = ['enterprise', 'provider', 'agency', 'auditFirm'];

function Head({ list: { organisation } }: { list: MemberList }) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/members' });
  const { memberships } = useSession();
  const own = [...new Map(memberships.map((one) => [one.organisation.id, one.organisation])).values()];
  const isOwn = own.some(({ id }) => id === organisation.id);
  return (
    <div className="page-head">
      <h1>{t('nav.members')}</h1>
      <p className="lead">{t('members.lead', { organisation: organisation.name })}</p>
      {own.length > 1 && isOwn ? (
        <Select
          className="filter filter-wide"
          aria-label={t('members.choose')}
          value={organisation.id}
          options={own.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next: string) => navigate({ search: { organisation: next }, replace: true })}
        />
      ) : null}
      {isOwn && parties.includes(organisation.kind) ? (
        <p>
          <a href="/organisation">{t('members.toOrganisation')}</a>
        </p>
      ) : null}
    </div>
  );
}

function Past({ organisationId }: { organisationId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('members.past')} lead={t('members.pastLead')}>
      {open ? (
        <PastList organisationId={organisationId} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('members.pastShow')}</Button>
      )}
    </Section>
  );
}

function PastList({ organisationId }: { organisationId: string }) {
  const { t } = useWords();
  const asked = useInfiniteQuery(membersQuery(organisationId, 'past'));
  return (
    <Read asked={asked} rows={2}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <p className="muted">{t('members.pastNone')}</p>;
        return (
          <>
            <MemberTable items={items} roles={[]} past />
            <MoreButton asked={asked} />
          </>
        );
      }}
    </Read>
  );
}
