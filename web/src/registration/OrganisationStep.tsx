/** First step: who registers, by the licence. */
import { useQuery } from '@tanstack/react-query';
import { Button, Radio } from 'antd';
import { type FormEvent, useCallback, useState } from 'react';
import { referenceQuery } from '../api/reference-queries.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';
import { CreditCodeField } from './CreditCodeField.tsx';
import { PlaceSelect } from './PlaceSelect.tsx';
import { kinds, organisationErrors, type RegistrationDraft } from './registration-draft.ts';
import { TextField } from './TextField.tsx';

type Props = {
  draft: RegistrationDraft;
  change: (part: Partial<RegistrationDraft>) => void;
  onNext: () => void;
};

export function OrganisationStep({ draft, change, onNext }: Props) {
  const say = useWords();
  const { t, code } = say;
  const reference = useQuery(referenceQuery).data;
  const [attempt, setAttempt] = useState(0);
  const errors = organisationErrors(draft, say);
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;
  const judged = useCallback((soundCode: string | null) => change({ soundCode }), [change]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) onNext();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} />
      <fieldset className="field">
        <legend className="field-label">{t('register.kind')}</legend>
        <Radio.Group
          value={draft.kind}
          options={kinds.map((kind) => ({ value: kind, label: code('registerKind', kind) }))}
          onChange={(event) => change({ kind: event.target.value })}
        />
        <p className="field-help">{t(draft.kind === 'enterprise' ? 'register.kindHelp' : 'register.kindHelpPool')}</p>
      </fieldset>
      <CreditCodeField
        value={draft.creditCode}
        error={errorOf('creditCode')}
        onChange={(creditCode) => change({ creditCode, soundCode: null })}
        onJudged={judged}
      />
      <TextField
        id="name"
        label={t('register.name')}
        help={t('register.nameHelp')}
        value={draft.name}
        maxLength={120}
        autoComplete="organization"
        error={errorOf('name')}
        onChange={(name) => change({ name })}
      />
      {draft.kind === 'enterprise' ? (
        <Field
          id="district"
          label={t('register.district')}
          required
          help={t('register.districtHelp')}
          error={errorOf('district')}
        >
          <PlaceSelect
            id="district"
            describedBy={describedBy('district')}
            list={reference?.districts}
            value={draft.district}
            onChange={(district) => change({ district })}
          />
        </Field>
      ) : null}
      {draft.kind === 'enterprise' ? (
        <Field id="subIndustry" label={t('register.subIndustry')} help={t('register.subIndustryHelp')}>
          <PlaceSelect
            id="subIndustry"
            describedBy={describedBy('subIndustry')}
            list={reference?.subIndustries}
            value={draft.subIndustry}
            onChange={(subIndustry) => change({ subIndustry })}
          />
        </Field>
      ) : null}
      <TextField
        id="legalRepresentative"
        label={t('register.legal')}
        help={t('register.legalHelp')}
        value={draft.legalRepresentative}
        maxLength={60}
        autoComplete="off"
        error={errorOf('legalRepresentative')}
        onChange={(legalRepresentative) => change({ legalRepresentative })}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" size="large">
          {t('register.next')}
        </Button>
      </div>
    </form>
  );
}
