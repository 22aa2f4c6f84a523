/** Rows of cases: a table where there is room, cards on a phone. The row opens the case, the link is for the keyboard. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { referenceQuery } from '../api/reference-queries.ts';
import type { CaseRow } from '../api/types.ts';
import { Deadline } from '../shared/Deadline.tsx';
import { Money } from '../shared/Money.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export function CaseTable({ rows }: { rows: readonly CaseRow[] }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const districts = useQuery(referenceQuery).data?.districts ?? [];
  const district = (code: string) => of(districts.find((one) => one.code === code)?.name) || code;
  return (
    <table className="grid grid-cards grid-rows">
      <caption className="hidden">{t('nav.cases')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('case.enterprise')}</th>
          <th scope="col">{t('list.state')}</th>
          <th scope="col">{t('case.desk')}</th>
          <th scope="col">{t('case.due')}</th>
          <th scope="col">{t('case.district')}</th>
          <th scope="col" className="right">
            {t('money.claimed')}
          </th>
          <th scope="col" className="right">
            {t('money.approved')}
          </th>
          <th scope="col" className="right">
            {t('money.paid')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="opens">
            <th scope="row">
              <Link to="/cases/$caseId" params={{ caseId: row.id }} className="row-link">
                {row.enterprise.name}
              </Link>
              <span className="muted small figures block">{row.number}</span>
            </th>
            <td data-label={t('list.state')}>
              <StateTag path={row.state} name={of(row.stateName)} />
            </td>
            <td data-label={t('case.desk')}>{names.desk(row.desk)}</td>
            <td data-label={t('case.due')}>
              <Deadline dueAt={row.dueAt} overdue={row.overdue} />
            </td>
            <td data-label={t('case.district')}>{district(row.district)}</td>
            <td data-label={t('money.claimed')} className="right">
              <Money yuan={row.claimed} dash />
            </td>
            <td data-label={t('money.approved')} className="right">
              <Money yuan={row.approved} dash />
            </td>
            <td data-label={t('money.paid')} className="right">
              <Money yuan={row.paid} dash />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
