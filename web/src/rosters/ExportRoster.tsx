/** The enterprises as a roster: narrowed, masked unless somebody says what the contact details are needed for. */
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { download } from '../api/client.ts';
import { callsQuery, machineQuery, referenceQuery } from '../api/reference-queries.ts';
import { exportPath } from '../api/roster-queries.ts';
import { useMay } from '../app/session.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

type Filter = { district?: string; subIndustry?: string; call?: string; stage?: string };

export function ExportRoster() {
  const { t, of } = useWords();
  const { message } = App.useApp();
  const mayReveal = useMay('personal.reveal');
  const reference = useQuery(referenceQuery).data;
  const calls = useQuery(callsQuery).data;
  const machine = useQuery(machineQuery).data;
  const [filter, setFilter] = useState<Filter>({});
  const [contacts, setContacts] = useState<'masked' | 'full'>('masked');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const taking = useMutation({
    mutationFn: () =>
      download(exportPath({ ...filter, contacts, reason: contacts === 'full' ? reason.trim() : undefined })),
    onSuccess: () => message.success(t('roster.exported')),
  });
  const lacksReason = contacts === 'full' && reason.trim().length < 2;
  const lists = [
    { name: 'district', all: 'roster.allDistricts', items: reference?.districts },
    { name: 'subIndustry', all: 'roster.allSubIndustries', items: reference?.subIndustries },
    { name: 'call', all: 'roster.allCalls', items: calls?.items.map(({ code, title }) => ({ code, name: title })) },
    {
      name: 'stage',
      all: 'roster.allStages',
      items: machine?.stages.map(({ name, label }) => ({ code: name, name: label })),
    },
  ] as const;
  return (
    <Section title={t('roster.export')} lead={t('roster.exportLead')}>
      <div className="filters">
        {lists.map(({ name, all, items = [] }) => (
          <Select
            key={name}
            allowClear
            className="filter"
            aria-label={t(all)}
            placeholder={t(all)}
            options={items.map((one) => ({ value: one.code, label: of(one.name) }))}
            onChange={(next: string | undefined) =>
              setFilter(({ [name]: _, ...rest }) => (next === undefined ? rest : { ...rest, [name]: next }))
            }
          />
        ))}
      </div>
      {mayReveal ? (
        <fieldset className="field">
          <legend className="field-label">{t('roster.contacts')}</legend>
          <Radio.Group
            value={contacts}
            options={(['masked', 'full'] as const).map((one) => ({ value: one, label: t(`roster.contacts.${one}`) }))}
            onChange={({ target }) => setContacts(target.value)}
          />
        </fieldset>
      ) : null}
      {contacts === 'full' ? (
        <Field
          id="roster-reason"
          label={t('roster.reason')}
          required
          help={t('roster.reasonHelp')}
          error={tried && lacksReason ? t('roster.reasonMissing') : undefined}
        >
          <Input
            id="roster-reason"
            maxLength={500}
            value={reason}
            aria-describedby={describedBy('roster-reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      ) : null}
      <Button
        icon={<DownloadOutlined aria-hidden="true" />}
        loading={taking.isPending}
        onClick={() => {
          setTried(true);
          if (!lacksReason) taking.mutate();
        }}
        data-step="export"
      >
        {t('roster.export')}
      </Button>
      {taking.error ? <ProblemNotice error={taking.error} /> : null}
    </Section>
  );
}
