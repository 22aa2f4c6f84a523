/** What stands on the licence, to be put right before a bureau has verified it. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useCallback, useState } from 'react';
import { call } from '../api/client.ts';
import { referenceQuery } from '../api/reference-queries.ts';
import type { OrganisationPageView } from '../api/types.ts';
import { CreditCodeField } from '../registration/CreditCodeField.tsx';
import { PlaceSelect } from '../registration/PlaceSelect.tsx';
import { TextField } from '../registration/TextField.tsx';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { useOrganisationChange } from './use-organisation-change.ts';

export function IdentityForm({ organisation, onDone }: { organisation: OrganisationPageView; onDone: () => void }) {
  const { t } = useWords();
  const reference = useQuery(referenceQuery).data;
  const [typed, setTyped] = useState({
    name: organisation.name,
    creditCode: organisation.creditCode ?? '',
    district: organisation.district ?? '',
    subIndustry: organisation.subIndustry ?? '',
    legalRepresentative: organisation.legalRepresentative ?? '',
  });
  const [soundCode, setSoundCode] = useState<string | null>(organisation.creditCode);
  const [attempt, setAttempt] = useState(0);
  const change = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }));
  const judged = useCallback((code: string | null) => setSoundCode(code), []);
  const { name, district, subIndustry, legalRepresentative } = typed;
  const save = useOrganisationChange(
    () =>
      call<unknown>('PUT', `/api/organisations/${organisation.id}`, {
        body: {
          name,
          creditCode: soundCode,
          ...(district ? { district } : {}),
          ...(subIndustry ? { subIndustry } : {}),
          legalRepresentative,
        },
      }),
    onDone,
  );
  const isEnterprise = organisation.kind === 'enterprise';
  const errors = [
    ...(soundCode === null ? [{ fieldId: 'creditCode', text: t('register.codeNeeded') }] : []),
    ...(name.trim() === '' ? [{ fieldId: 'name', text: t('register.nameNeeded') }] : []),
    ...(isEnterprise && district === '' ? [{ fieldId: 'district', text: t('register.districtNeeded') }] : []),
    ...(legalRepresentative.trim() === '' ? [{ fieldId: 'legalRepresentative', text: t('register.legalNeeded') }] : []),
  ];
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} />
      {save.error ? <ProblemNotice error={save.error} /> : null}
      <CreditCodeField
        value={typed.creditCode}
        error={errorOf('creditCode')}
        onChange={(creditCode) => {
          change({ creditCode });
          setSoundCode(null);
        }}
        onJudged={judged}
      />
      <TextField
        id="name"
        label={t('register.name')}
        help={t('register.nameHelp')}
        value={name}
        maxLength={120}
        error={errorOf('name')}
        onChange={(next) => change({ name: next })}
      />
      {isEnterprise ? (
        <>
          <Field id="district" label={t('register.district')} required error={errorOf('district')}>
            <PlaceSelect
              id="district"
              describedBy={describedBy('district')}
              list={reference?.districts}
              value={district}
              onChange={(next) => change({ district: next })}
            />
          </Field>
          <Field id="subIndustry" label={t('register.subIndustry')}>
            <PlaceSelect
              id="subIndustry"
              describedBy={describedBy('subIndustry')}
              list={reference?.subIndustries}
              value={subIndustry}
              onChange={(next) => change({ subIndustry: next })}
            />
          </Field>
        </>
      ) : null}
      <TextField
        id="legalRepresentative"
        label={t('register.legal')}
        value={legalRepresentative}
        maxLength={60}
        error={errorOf('legalRepresentative')}
        onChange={(next) => change({ legalRepresentative: next })}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('organisation.save')}
        </Button>
        <Button onClick={onDone}>{t('organisation.leave')}</Button>
      </div>
    </form>
  );
}
