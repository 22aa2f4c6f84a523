/** People by name, with what they are where. */
import { Link } from '@tanstack/react-router';
import type { PersonRow } from '../api/types.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { PersonStatus } from './PersonStatus.tsx';

export function PeopleTable({ items }: { items: readonly PersonRow[] }) {
  const { t } = useWords();
  const names = useMachineNames();
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('nav.people')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('members.name')}</th>
          <th scope="col">{t('person.email')}</th>
          <th scope="col">{t('people.memberships')}</th>
          <th scope="col">{t('people.status')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id} className="opens">
            <th scope="row">
              <Link to="/people/$personId" params={{ personId: one.id }} className="row-link">
                {one.name}
              </Link>
            </th>
            <td data-label={t('person.email')} className="figures">
              {one.email}
            </td>
            <td data-label={t('people.memberships')}>
              {one.memberships.length === 0 ? (
                <span className="muted">{t('people.noMembership')}</span>
              ) : (
                <span>
                  {one.memberships.map(({ id, role, organisation }) => (
                    <span key={id} className="block">
                      {names.role(role)} · {organisation.name}
                    </span>
                  ))}
                </span>
              )}
            </td>
            <td data-label={t('people.status')}>
              <PersonStatus status={one.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
