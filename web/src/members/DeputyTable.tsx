/** Who stands in for whom; the principal and the deputy may end it early. */
import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { deputiesQuery, useMembershipChange } from '../api/member-queries.ts';
import type { DeputyView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { dayText, untilText } from '../shared/instants.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export function Deputies({ organisationId }: { organisationId: string }) {
  const { t } = useWords();
  const asked = useQuery(deputiesQuery(organisationId));
  return (
    <Section title={t('deputies.title')} lead={t('deputies.lead')}>
      <Read asked={asked} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('deputies.none')}>{t('deputies.noneNext')}</EmptyState>
          ) : (
            <DeputyTable items={items} />
          )
        }
      </Read>
    </Section>
  );
}

function DeputyTable({ items }: { items: readonly DeputyView[] }) {
  const { t, code } = useWords();
  const names = useMachineNames();
  const change = useMembershipChange();
  return (
    <>
      {change.error ? <ProblemNotice error={change.error} /> : null}
      <table className="grid grid-cards">
        <caption className="hidden">{t('deputies.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deputies.deputy')}</th>
            <th scope="col">{t('deputies.principal')}</th>
            <th scope="col">{t('deputies.days')}</th>
            <th scope="col">{t('deputies.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.deputy.name}</th>
              <td data-label={t('deputies.principal')}>
                {one.principal.name} · {names.role(one.role)}
              </td>
              <td data-label={t('deputies.days')} className="figures">
                {dayText(one.since)} – {untilText(one.until).slice(0, 10)}
              </td>
              <td data-label={t('deputies.state')}>
                <span className={`state ${one.state === 'running' ? 'state-on' : 'state-side'}`}>
                  {code('deputyState', one.state)}
                </span>{' '}
                {one.mayEnd ? (
                  <Popconfirm
                    title={t('deputies.endTitle')}
                    okText={t('deputies.end')}
                    onConfirm={() => change.mutate({ method: 'POST', path: `/api/deputies/${one.id}/end` })}
                  >
                    <Button size="small" loading={change.isPending}>
                      {t('deputies.end')}
                    </Button>
                  </Popconfirm>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
