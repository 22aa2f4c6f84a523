/** The invitations of an organisation: a new one, and what became of the others. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { invitationsQuery, useMembershipChange } from '../api/member-queries.ts';
import type { InvitationView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { InviteForm } from './InviteForm.tsx';

type Props = { organisationId: string; roles: readonly string[]; mayLead: boolean };

export function Invitations(props: Props) {
  const { t } = useWords();
  const asked = useInfiniteQuery(invitationsQuery(props.organisationId));
  return (
    <Section title={t('invitations.title')} lead={t('invitations.lead')}>
      <InviteForm {...props} />
      <Read asked={asked} rows={2}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return <EmptyState title={t('invitations.none')}>{t('invitations.noneNext')}</EmptyState>;
          return (
            <>
              <InvitationTable items={items} />
              <MoreButton asked={asked} />
            </>
          );
        }}
      </Read>
    </Section>
  );
}

const tone = (state: InvitationView['state']): string =>
  state === 'open' || state === 'accepted' ? 'state-on' : state === 'withdrawn' ? 'state-end' : 'state-side';

function InvitationTable({ items }: { items: readonly InvitationView[] }) {
  const { t, code } = useWords();
  const names = useMachineNames();
  const change = useMembershipChange();
  return (
    <>
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <table className="grid grid-cards">
        <caption className="hidden">{t('invitations.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('invitations.email')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('invitations.by')}</th>
            <th scope="col">{t('invitations.until')}</th>
            <th scope="col">{t('invitations.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.email}
                {one.administers ? <span className="pill pill-copper">{t('members.leads')}</span> : null}
              </th>
              <td data-label={t('members.role')}>{names.role(one.role)}</td>
              <td data-label={t('invitations.by')}>{one.invitedBy.name}</td>
              <td data-label={t('invitations.until')}>
                <Instant at={one.expiresAt} day until />
              </td>
              <td data-label={t('invitations.state')}>
                <span className="buttons-inline">
                  <span className={`state ${tone(one.state)}`}>{code('invitationState', one.state)}</span>
                  {one.may.map((act) => (
                    <Button
                      key={act}
                      size="small"
                      loading={change.isPending && change.variables.path.includes(`${one.id}/${act}`)}
                      onClick={() => change.mutate({ method: 'POST', path: `/api/invitations/${one.id}/${act}` })}
                    >
                      {code('invitationAct', act)}
                    </Button>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
