/** The organisations of one kind; the director may change a standing from here. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { referenceQuery } from '../api/reference-queries.ts';
import type { OrganisationView } from '../api/types.ts';
import { useHasRole, useMay } from '../app/session.ts';
import { Masked } from '../privacy/Masked.tsx';
import { useWords } from '../words/use-words.ts';
import { ChangeStanding } from './ChangeStanding.tsx';

export function OrganisationTable({ items }: { items: readonly OrganisationView[] }) {
  const { t, of, code } = useWords();
  const reference = useQuery(referenceQuery).data;
  const mayChange = useMay('standing.change');
  // A district opens its own enterprises only, which are all that it is shown of that kind.
  const opensAll = useHasRole('officer', 'director', 'treasury', 'auditor', 'objectionHandler', 'administrator');
  const isDistrict = useHasRole('district');
  const [changing, setChanging] = useState<OrganisationView | null>(null);
  const nameOf = (list: ReferenceList | undefined, wanted: string | null) =>
    wanted === null ? '—' : of(list?.find((one) => one.code === wanted)?.name) || wanted;
  return (
    <>
      <table className="grid grid-cards">
        <caption className="hidden">{t('nav.organisations')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('organisations.name')}</th>
            <th scope="col">{t('organisations.creditCode')}</th>
            <th scope="col">{t('organisations.contact')}</th>
            <th scope="col">{t('case.district')}</th>
            <th scope="col">{t('organisations.subIndustry')}</th>
            <th scope="col" className="right">
              {t('organisations.runningCases')}
            </th>
            <th scope="col">{t('organisations.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {opensAll || (isDistrict && one.kind === 'enterprise') ? (
                  <Link to="/organisations/$organisationId" params={{ organisationId: one.id }}>
                    {one.name}
                  </Link>
                ) : (
                  one.name
                )}
              </th>
              <td data-label={t('organisations.creditCode')} className="figures">
                {one.creditCode ?? '—'}
              </td>
              <td data-label={t('organisations.contact')}>
                <Contact of={one} />
              </td>
              <td data-label={t('case.district')}>{nameOf(reference?.districts, one.district)}</td>
              <td data-label={t('organisations.subIndustry')}>{nameOf(reference?.subIndustries, one.subIndustry)}</td>
              <td data-label={t('organisations.runningCases')} className="right figures">
                {one.runningCases}
              </td>
              <td data-label={t('organisations.standing')}>
                <span className={`state ${one.standing === 'admitted' ? 'state-on' : 'state-side'}`}>
                  {code('standing', one.standing)}
                </span>{' '}
                {mayChange && one.kind !== 'enterprise' ? (
                  <Button size="small" onClick={() => setChanging(one)}>
                    {t('organisations.change')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changing ? <ChangeStanding organisation={changing} onClose={() => setChanging(null)} /> : null}
    </>
  );
}

function Contact({ of: one }: { of: OrganisationView }) {
  const { t } = useWords();
  if (one.contact === null && one.phone === null && one.email === null) return '—';
  return (
    <span className="contact">
      {one.contact}
      {(['phone', 'email'] as const).map((name) =>
        one[name] === null ? null : (
          <span key={name} className="small block">
            <Masked shown={one[name]} reveals={one.reveals} field={`organisation.${name}`} what={t(`reveal.${name}`)} />
          </span>
        ),
      )}
    </span>
  );
}

type ReferenceList = readonly { code: string; name: { zh: string; en: string } }[];
