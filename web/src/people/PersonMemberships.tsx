/** What a person is and was in which organisation; an administrator ends one or gives another role. */
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { PersonView } from '../api/types.ts';
import { useSession } from '../app/session.ts';
import { ActDialog } from '../members/ActDialog.tsx';
import { ChangeRole } from '../members/ChangeRole.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Section } from '../shared/Section.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

type Membership = PersonView['memberships'][number];
type Open = { act: 'end' | 'changeRole'; membership: Membership };

export function PersonMemberships({ person }: { person: PersonView }) {
  const { t } = useWords();
  const names = useMachineNames();
  const self = useSession().person.id === person.id;
  const [open, setOpen] = useState<Open | null>(null);
  if (person.memberships.length === 0)
    return (
      <Section title={t('person.memberships')}>
        <EmptyState title={t('person.noMemberships')}>{t('person.noMembershipsNext')}</EmptyState>
      </Section>
    );
  return (
    <Section title={t('person.memberships')}>
      <table className="grid grid-cards">
        <caption className="hidden">{t('person.memberships')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('members.choose')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('members.since')}</th>
            <th scope="col">{t('members.until')}</th>
            <th scope="col">{t('members.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {person.memberships.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/members" search={{ organisation: one.organisation.id }}>
                  {one.organisation.name}
                </Link>
                {one.administers && one.until === null ? (
                  <span className="pill pill-copper">{t('members.leads')}</span>
                ) : null}
              </th>
              <td data-label={t('members.role')}>{names.role(one.role)}</td>
              <td data-label={t('members.since')}>
                <Instant at={one.since} day />
              </td>
              <td data-label={t('members.until')}>
                <Until of={one} />
              </td>
              <td>
                {one.until === null ? (
                  <span className="buttons-inline">
                    {one.mayBecome.length > 0 ? (
                      <Button size="small" onClick={() => setOpen({ act: 'changeRole', membership: one })}>
                        {t('memberAct.changeRole')}
                      </Button>
                    ) : null}
                    {self ? null : (
                      <Button size="small" danger onClick={() => setOpen({ act: 'end', membership: one })}>
                        {t('memberAct.end')}
                      </Button>
                    )}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open ? <Dialog {...open} name={person.name} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

function Until({ of: { until, endedBy, endReason } }: { of: Membership }) {
  const { t } = useWords();
  if (until === null) return <span className="good-words">{t('person.now')}</span>;
  return (
    <span>
      <Instant at={until} day />
      {endReason === null ? null : <span className="block small">{endReason}</span>}
      {endedBy === null ? null : <span className="block small muted">{t('person.endedBy', { name: endedBy })}</span>}
    </span>
  );
}

function Dialog({ act, membership, name, onClose }: Open & { name: string; onClose: () => void }) {
  const { t } = useWords();
  const path = `/api/members/${membership.id}`;
  const common = {
    title: `${t(`memberAct.${act}`)}：${name}`,
    lead: t(`memberLead.${act}`),
    confirm: t(`memberAct.${act}`),
    onClose,
  };
  if (act === 'changeRole') return <ChangeRole {...common} path={path} roles={membership.mayBecome} />;
  return (
    <ActDialog {...common} danger request={(reason) => ({ method: 'POST', path: `${path}/end`, body: { reason } })} />
  );
}
