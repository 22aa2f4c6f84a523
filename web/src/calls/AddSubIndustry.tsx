/** Adding a sub-industry to the city's list, with the reason. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { referenceQuery } from '../api/reference-queries.ts';
import type { ReferenceView } from '../api/types.ts';
import { TextField } from '../registration/TextField.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

const nothing = { code: '', zh: '', en: '', aliases: '', reason: '' };

export function AddSubIndustry({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [said, setSaid] = useState(nothing);
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: () =>
      call<ReferenceView>('POST', '/api/sub-industries', {
        body: {
          code: said.code.trim(),
          name: { zh: said.zh.trim(), en: said.en.trim() },
          aliases: said.aliases.split(/[、，,;；]/).flatMap((one) => one.trim() || []),
          reason: said.reason.trim(),
        },
      }),
    onSuccess: (reference) => {
      client.setQueryData(referenceQuery.queryKey, reference);
      onClose();
    },
  });
  const fields = [
    { name: 'code', label: t('call.subIndustryCode'), help: t('call.subIndustryCodeHelp'), max: 40 },
    { name: 'zh', label: t('call.subIndustryZh'), help: undefined, max: 40 },
    { name: 'en', label: t('call.subIndustryEn'), help: undefined, max: 80 },
    { name: 'aliases', label: t('call.aliases'), help: t('call.aliasesHelp'), max: 400 },
    { name: 'reason', label: t('said.reason'), help: undefined, max: 2000 },
  ] as const;
  const isWrong = (name: (typeof fields)[number]['name']) =>
    name === 'code'
      ? !/^[a-z][a-zA-Z0-9]{1,39}$/.test(said.code.trim())
      : name !== 'aliases' && said[name].trim() === '';
  return (
    <Modal
      open
      title={t('call.addSubIndustry')}
      okText={t('call.confirm')}
      confirmLoading={add.isPending}
      onCancel={onClose}
      onOk={() => {
        setTried(true);
        if (!fields.some(({ name }) => isWrong(name))) add.mutate();
      }}
    >
      {add.error ? <ProblemNotice error={add.error} /> : null}
      <p>{t('call.subIndustryLead')}</p>
      {fields.map(({ name, label, help, max }) => (
        <TextField
          key={name}
          id={`sub-industry-${name}`}
          label={label}
          help={help}
          required={name !== 'aliases'}
          value={said[name]}
          maxLength={max}
          error={tried && isWrong(name) ? t(name === 'code' ? 'call.subIndustryCodeHelp' : 'form.required') : undefined}
          onChange={(next) => setSaid({ ...said, [name]: next })}
        />
      ))}
    </Modal>
  );
}
