/** One call: what it is, until when, how many places, and the enterprise's own way in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { createIntent } from '../api/intent.ts';
import { policyQuery, referenceQuery } from '../api/reference-queries.ts';
import { sendIntent } from '../api/retry.ts';
import type { CallView, CaseView } from '../api/types.ts';
import { useHasRole } from '../app/session.ts';
import { Bar } from '../shared/Bar.tsx';
import { Instant } from '../shared/Instant.tsx';
import { groupYuan } from '../shared/money.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { Countdown } from './Countdown.tsx';
import '../app/calls.css';

export function CallCard({ view }: { view: CallView }) {
  const { t, of } = useWords();
  const policy = useQuery(policyQuery(view.policyId)).data;
  const districts = useQuery(referenceQuery).data?.districts ?? [];
  const isEnterprise = useHasRole('enterprise');
  const nameOf = (code: string) => of(districts.find((one) => one.code === code)?.name) || code;
  return (
    <li className="card call">
      <div className="card-head">
        <h3>{of(view.title)}</h3>
        <span className={view.open ? 'state state-on' : 'state state-end'}>
          {t(view.open ? 'calls.isOpen' : 'calls.isClosed')}
        </span>
      </div>
      <Countdown of={view} />
      {view.notice ? <p className="call-notice">{view.notice}</p> : null}
      <p>
        <Link to="/call/$code" params={{ code: view.code }}>
          {t('call.details')}
        </Link>
      </p>
      <dl className="facts">
        <dt>{t('calls.window')}</dt>
        <dd>
          <Instant at={view.opensAt} /> —{' '}
          <b>
            <Instant at={view.closesAt} until />
          </b>
        </dd>
        <dt>{t('calls.retrofitEnds')}</dt>
        <dd>
          <Instant at={view.retrofitEndsAt} day until />
        </dd>
        <dt>{t('calls.places')}</dt>
        <dd>
          <span className="figures">
            {view.placesTaken} / {view.quota}
          </span>{' '}
          <Bar share={view.quota === 0 ? 0 : view.placesTaken / view.quota} />
        </dd>
        {view.districts.length === 0 ? null : (
          <>
            <dt>{t('case.district')}</dt>
            <dd>{view.districts.map(nameOf).join(t('app.comma'))}</dd>
          </>
        )}
        {policy ? (
          <>
            <dt>{t('calls.support')}</dt>
            <dd>
              {t('calls.supportText', { rate: policy.rate, cap: groupYuan(policy.cap), level: policy.minimumLevel })}
            </dd>
          </>
        ) : null}
      </dl>
      {isEnterprise ? <WayIn view={view} /> : null}
    </li>
  );
}

function WayIn({ view }: { view: CallView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [intent] = useState(() => createIntent());
  const open = useMutation({
    mutationFn: () =>
      sendIntent(intent, view.id, (key) => call<CaseView>('POST', '/api/cases', { body: { callId: view.id }, key })),
    onSuccess: async (opened) => {
      client.setQueryData(['case', opened.id], opened);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['calls'] }),
      ]);
      await navigate({ to: '/cases/$caseId', params: { caseId: opened.id }, search: { tab: 'forms' } });
    },
  });
  if (view.caseId !== null)
    return (
      <Link to="/cases/$caseId" params={{ caseId: view.caseId }}>
        {t('calls.toOwnCase')}
      </Link>
    );
  if (!view.open) return <p className="muted">{t('calls.closedNext')}</p>;
  return (
    <>
      {open.error ? <ProblemNotice error={open.error} /> : null}
      <Button type="primary" loading={open.isPending} onClick={() => open.mutate()}>
        {t('calls.begin')}
      </Button>
    </>
  );
}
