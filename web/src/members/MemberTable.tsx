/** The members of an organisation; what one may do with each opens from its line. */
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { MemberAct, MemberView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { untilText } from '../shared/instants.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { MemberActDialog } from './MemberActDialog.tsx';

type Props = { items: readonly MemberView[]; roles: readonly string[]; past?: boolean };

export function MemberTable({ items, roles, past = false }: Props) {
  const { t, code } = useWords();
  const names = useMachineNames();
  const [open, setOpen] = useState<{ act: MemberAct; member: MemberView } | null>(null);
  const acting = !past && items.some(({ may, blocked }) => may.length + blocked.length > 0);
  return (
    <>
      <table className="grid grid-cards">
        <caption className="hidden">{t(past ? 'members.past' : 'members.present')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('members.name')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('members.contact')}</th>
            <th scope="col">{t('members.since')}</th>
            <th scope="col">{t(past ? 'members.until' : 'members.deputy')}</th>
            {past ? <th scope="col">{t('members.why')}</th> : null}
            {acting ? <th scope="col">{t('members.acts')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id} data-member={one.person.id}>
              <th scope="row">
                {one.person.name}
                {one.mine ? <span className="pill">{t('members.mine')}</span> : null}
                {one.administers && !past ? <span className="pill pill-copper">{t('members.leads')}</span> : null}
                {one.resting ? <span className="pill">{t('members.resting')}</span> : null}
              </th>
              <td data-label={t('members.role')}>{names.role(one.role)}</td>
              <td data-label={t('members.contact')}>
                <span className="contact">
                  {one.email}
                  {one.phone === null ? null : <span className="figures muted small block">{one.phone}</span>}
                </span>
              </td>
              <td data-label={t('members.since')}>
                <Instant at={one.since} day />
              </td>
              <td data-label={t(past ? 'members.until' : 'members.deputy')}>
                {past ? <Ended at={one.until} /> : <Deputy of={one} />}
              </td>
              {past ? <td data-label={t('members.why')}>{one.endReason ?? '—'}</td> : null}
              {acting ? (
                <td>
                  {one.may.length + one.blocked.length === 0 ? null : (
                    <Dropdown
                      trigger={['click']}
                      menu={{
                        items: [
                          ...one.may.map((act) => ({
                            key: act,
                            label: code('memberAct', act),
                            onClick: () => setOpen({ act, member: one }),
                          })),
                          ...one.blocked.map(({ act, why }) => ({
                            key: act,
                            disabled: true,
                            label: <Blocked act={act} why={why} />,
                          })),
                        ],
                      }}
                    >
                      <Button size="small" aria-label={t('members.actsOf', { name: one.person.name })}>
                        {t('members.acts')} <DownOutlined aria-hidden="true" />
                      </Button>
                    </Dropdown>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {open ? (
        <MemberActDialog
          {...open}
          roles={roles}
          sole={items.filter(({ mine }) => mine).length === 1}
          colleagues={items.filter(({ mine, resting }) => !mine && !resting)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

const Ended = ({ at }: { at: string | null }) => (at === null ? null : <Instant at={at} day />);

function Deputy({ of: { deputy } }: { of: MemberView }) {
  const { t } = useWords();
  if (deputy === null) return <span className="muted">—</span>;
  return <>{t('members.deputyUntil', { name: deputy.person.name, day: untilText(deputy.until).slice(0, 10) })}</>;
}

function Blocked({ act, why }: MemberView['blocked'][number]) {
  const { code, of } = useWords();
  return (
    <>
      {code('memberAct', act)}
      <span className="small block blocked-why">{of(why)}</span>
    </>
  );
}
