/** For the bureau: every call with its drafts, and the ways to a new one and to a new sub-industry. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { managedCallsQuery } from '../api/call-queries.ts';
import { useMay } from '../app/session.ts';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { AddSubIndustry } from './AddSubIndustry.tsx';
import { PhaseTag } from './PhaseTag.tsx';

export function ManagedCalls() {
  const { t, of } = useWords();
  const navigate = useNavigate();
  const asked = useQuery(managedCallsQuery);
  const mayDraft = useMay('call.draft');
  const mayAdd = useMay('subIndustry.add');
  const [adding, setAdding] = useState(false);
  return (
    <Section title={t('call.manageTitle')} lead={t('call.manageLead')}>
      <p className="buttons">
        {mayDraft ? (
          <Button type="primary" onClick={() => void navigate({ to: '/calls/new' })}>
            {t('call.new')}
          </Button>
        ) : null}
        {mayAdd ? <Button onClick={() => setAdding(true)}>{t('call.addSubIndustry')}</Button> : null}
      </p>
      <Read asked={asked}>
        {({ items }) => (
          <table className="grid grid-cards">
            <caption className="hidden">{t('call.manageTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('call.title')}</th>
                <th scope="col">{t('call.code')}</th>
                <th scope="col">{t('call.opensAt')}</th>
                <th scope="col">{t('call.closesAt')}</th>
                <th scope="col">{t('calls.places')}</th>
                <th scope="col">{t('list.state')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((call) => (
                <tr key={call.id}>
                  <th scope="row">
                    <Link to="/calls/$callId" params={{ callId: call.id }}>
                      {of(call.title)}
                    </Link>
                  </th>
                  <td data-label={t('call.code')} className="figures">
                    {call.code}
                  </td>
                  <td data-label={t('call.opensAt')}>
                    <Instant at={call.opensAt} />
                  </td>
                  <td data-label={t('call.closesAt')}>
                    <Instant at={call.closesAt} until />
                  </td>
                  <td data-label={t('calls.places')} className="figures">
                    {call.placesTaken} / {call.quota}
                  </td>
                  <td data-label={t('list.state')}>
                    {call.publishedAt === null ? (
                      <span className="state">{t('call.draft')}</span>
                    ) : (
                      <PhaseTag of={call} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Read>
      {adding ? <AddSubIndustry onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}
