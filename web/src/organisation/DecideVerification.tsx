/** The desk's decision: it has seen the licence; what it refuses it gives a reason for. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { OrganisationPageView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { useOrganisationChange } from './use-organisation-change.ts';

type Said = { decision: 'accepted' | 'refused'; reason?: string };

export function DecideVerification({ organisation }: { organisation: OrganisationPageView }) {
  const { t } = useWords();
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useOrganisationChange((body: Said) =>
    call<unknown>('POST', `/api/organisations/${organisation.id}/verification`, { body }),
  );
  const refuse = () => {
    setTried(true);
    if (reason.trim() !== '') decide.mutate({ decision: 'refused', reason: reason.trim() });
  };
  return (
    <Section title={t('verification.decide')} lead={t('verification.decideLead')}>
      {decide.error ? <ProblemNotice error={decide.error} /> : null}
      {refusing ? (
        <Field
          id="refusal"
          label={t('said.reason')}
          required
          help={t('verification.reasonHelp')}
          error={tried && reason.trim() === '' ? t('form.required') : undefined}
        >
          <Input.TextArea
            id="refusal"
            rows={3}
            maxLength={500}
            showCount
            value={reason}
            aria-describedby={describedBy('refusal')}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      ) : null}
      <div className="buttons">
        {refusing ? (
          <>
            <Button danger type="primary" loading={decide.isPending} onClick={refuse}>
              {t('verification.confirmRefusal')}
            </Button>
            <Button onClick={() => setRefusing(false)}>{t('organisation.leave')}</Button>
          </>
        ) : (
          <>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate({ decision: 'accepted' })}>
              {t('verification.accept')}
            </Button>
            <Button onClick={() => setRefusing(true)}>{t('verification.refuse')}</Button>
          </>
        )}
      </div>
    </Section>
  );
}
