/** Merging a duplicate: the one that stays is looked for, both are compared, the reason is said. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { mergePlanQuery } from '../api/membership-queries.ts';
import { organisationsQuery } from '../api/reference-queries.ts';
import type { MergePlan, OrganisationPageView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { MergeTable } from './MergeTable.tsx';
import { useOrganisationChange } from './use-organisation-change.ts';

export function MergeOrganisation({ organisation }: { organisation: OrganisationPageView }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('merge.title')} lead={t('merge.lead')}>
      {open ? (
        <ChooseStaying organisation={organisation} />
      ) : (
        <Button onClick={() => setOpen(true)}>{t('merge.begin')}</Button>
      )}
    </Section>
  );
}

function ChooseStaying({ organisation: { id, kind, name } }: { organisation: OrganisationPageView }) {
  const { t } = useWords();
  const [sought, setSought] = useState(name.slice(0, 4));
  const [into, setInto] = useState('');
  const found = useInfiniteQuery(organisationsQuery({ kind, q: sought }, 20)).data?.pages[0]?.items ?? [];
  const plan = useQuery(mergePlanQuery(id, into));
  return (
    <>
      <Field id="into" label={t('merge.into')} required help={t('merge.intoHelp')}>
        <Select
          id="into"
          showSearch={{ filterOption: false, onSearch: setSought }}
          placeholder={t('merge.find')}
          aria-describedby={describedBy('into')}
          options={found
            .filter((one) => one.id !== id)
            .map((one) => ({ value: one.id, label: `${one.name} ${one.creditCode ?? ''}` }))}
          onChange={(next: string) => setInto(next)}
          {...(into === '' ? {} : { value: into })}
        />
      </Field>
      {into === '' ? null : <Read asked={plan}>{(known) => <Compared plan={known} />}</Read>}
    </>
  );
}

function Compared({ plan }: { plan: MergePlan }) {
  const { t, of } = useWords();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { duplicate, into, refusals } = plan;
  const merge = useOrganisationChange((said: string) =>
    call<unknown>('POST', `/api/organisations/${duplicate.id}/merge`, { body: { into: into.id, reason: said } }),
  );
  return (
    <>
      <MergeTable plan={plan} />
      {refusals.length > 0 ? (
        <div className="note" role="alert">
          <p>{t('merge.refused')}</p>
          <ul>
            {refusals.map((one) => (
              <li key={one.code}>{of(one)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <>
          <p className="muted">{t('merge.effect', { duplicate: duplicate.name, into: into.name })}</p>
          {merge.error ? <ProblemNotice error={merge.error} /> : null}
          <Field
            id="merge-reason"
            label={t('said.reason')}
            required
            error={tried && reason.trim() === '' ? t('form.required') : undefined}
          >
            <Input
              id="merge-reason"
              maxLength={500}
              value={reason}
              aria-describedby={describedBy('merge-reason')}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          <Button
            danger
            type="primary"
            loading={merge.isPending}
            onClick={() => {
              setTried(true);
              if (reason.trim() !== '') merge.mutate(reason.trim());
            }}
          >
            {t('merge.confirm')}
          </Button>
        </>
      )}
    </>
  );
}
