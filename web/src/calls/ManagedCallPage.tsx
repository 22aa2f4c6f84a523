/** A call at the bureau's desk: the draft to write on, or what is published with the acts that may change it. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { managedCallQuery } from '../api/call-queries.ts';
import type { ManagedCall } from '../api/types.ts';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { AmendCall } from './AmendCall.tsx';
import { CallActDialog } from './CallActDialog.tsx';
import { CallFacts } from './CallFacts.tsx';
import { CallHistory } from './CallHistory.tsx';
import { Countdown } from './Countdown.tsx';
import { DraftForm } from './DraftForm.tsx';
import { ExtendCall } from './ExtendCall.tsx';
import { PhaseTag } from './PhaseTag.tsx';
import { usePolicyChoices } from './use-policy-choices.ts';

export function ManagedCallPage() {
  const { callId } = useParams({ from: '/shell/calls/$callId' });
  const asked = useQuery(managedCallQuery(callId));
  return <Read asked={asked}>{(call) => <OneCall call={call} />}</Read>;
}

type Doing = 'publish' | 'extend' | 'amend' | 'close' | null;

function OneCall({ call }: { call: ManagedCall }) {
  const { t, of } = useWords();
  const [doing, setDoing] = useState<Doing>(null);
  const [saved, setSaved] = useState(false);
  const policies = usePolicyChoices();
  const { may, publishedAt } = call;
  const close = () => setDoing(null);
  const acts = (['publish', 'extend', 'amend', 'close'] as const).filter((act) => may.includes(act));
  return (
    <>
      <div className="page-head">
        <p>
          <Link to="/calls">{t('call.back')}</Link>
        </p>
        <h1>{of(call.title)}</h1>
        <p>
          {publishedAt === null ? <span className="state">{t('call.draft')}</span> : <PhaseTag of={call} />}{' '}
          <span className="muted figures">{call.code}</span>{' '}
          {publishedAt === null ? null : (
            <Link to="/call/$code" params={{ code: call.code }}>
              {t('call.details')}
            </Link>
          )}
        </p>
        {publishedAt === null ? null : <Countdown of={call} />}
        <div className="buttons">
          {acts.map((act) => (
            <Button key={act} type={act === 'publish' ? 'primary' : 'default'} onClick={() => setDoing(act)}>
              {t(`call.${act}`)}
            </Button>
          ))}
        </div>
        {publishedAt === null && !may.includes('publish') ? <p className="muted">{t('call.publishWaits')}</p> : null}
      </div>
      <Section title={t('call.details')}>
        {may.includes('save') ? (
          <>
            <div aria-live="polite">{saved ? t('call.saved') : ''}</div>
            <DraftForm key={call.revision} call={call} policies={policies} onDone={() => setSaved(true)} />
          </>
        ) : (
          <>
            <CallFacts of={call} />
            <p className="call-notice">{call.notice}</p>
          </>
        )}
      </Section>
      {publishedAt === null ? null : (
        <Section title={t('call.changes')}>
          <CallHistory acts={call.acts} publishedAt={publishedAt} />
        </Section>
      )}
      {doing === 'extend' ? <ExtendCall call={call} onClose={close} /> : null}
      {doing === 'amend' ? <AmendCall call={call} onClose={close} /> : null}
      {doing === 'publish' || doing === 'close' ? (
        <CallActDialog
          call={call}
          act={doing}
          title={t(`call.${doing}`)}
          lead={t(`call.${doing}Lead`)}
          said={() => ({})}
          onClose={close}
        />
      ) : null}
    </>
  );
}
