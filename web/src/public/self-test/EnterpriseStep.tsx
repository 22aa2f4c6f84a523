/** First step: where, what, how large. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { elsewhere } from '../../../../workflows/vocabulary/elsewhere.ts';
import { referenceQuery } from '../../api/reference-queries.ts';
import { PlaceSelect } from '../../registration/PlaceSelect.tsx';
import { describedBy, Field } from '../../shared/Field.tsx';
import { YuanInput } from '../../shared/YuanInput.tsx';
import { useWords } from '../../words/use-words.ts';
import type { StepProps } from './SelfTestPage.tsx';
import { StepForm } from './StepForm.tsx';
import { enterpriseErrors } from './self-test-draft.ts';

export function EnterpriseStep({ draft, change, go }: StepProps) {
  const say = useWords();
  const { t } = say;
  const reference = useQuery(referenceQuery).data;
  const other = (text: 'selfTest.elsewhere' | 'selfTest.otherIndustry') => ({
    code: elsewhere,
    name: { zh: t(text), en: t(text) },
  });
  return (
    <StepForm errors={enterpriseErrors(draft, say)} onNext={() => go('record')}>
      {(errorOf) => (
        <>
          <Field id="district" label={t('selfTest.district')} required help={t('selfTest.districtHelp')}>
            <PlaceSelect
              id="district"
              describedBy={describedBy('district')}
              list={[...(reference?.districts ?? []), other('selfTest.elsewhere')]}
              value={draft.district}
              onChange={(district) => change({ district })}
            />
          </Field>
          <Field id="subIndustry" label={t('selfTest.subIndustry')} required help={t('selfTest.subIndustryHelp')}>
            <PlaceSelect
              id="subIndustry"
              describedBy={describedBy('subIndustry')}
              list={[...(reference?.subIndustries ?? []), other('selfTest.otherIndustry')]}
              value={draft.subIndustry}
              onChange={(subIndustry) => change({ subIndustry })}
            />
          </Field>
          <Field
            id="staff"
            label={t('selfTest.staff')}
            required
            help={t('selfTest.staffHelp')}
            error={errorOf('staff')}
          >
            <Input
              id="staff"
              className="short-input"
              inputMode="numeric"
              autoComplete="off"
              maxLength={12}
              value={draft.staff}
              aria-describedby={describedBy('staff')}
              onChange={(event) => change({ staff: event.target.value })}
            />
          </Field>
          <Field
            id="revenue"
            label={t('selfTest.revenue')}
            required
            help={t('selfTest.revenueHelp')}
            error={errorOf('revenue')}
          >
            <YuanInput
              id="revenue"
              value={draft.revenue}
              describedBy={describedBy('revenue')}
              onChange={(revenue) => change({ revenue })}
            />
          </Field>
          <Field id="creditCode" label={t('selfTest.creditCode')} help={t('selfTest.creditCodeHelp')}>
            <Input
              id="creditCode"
              maxLength={60}
              autoComplete="off"
              spellCheck={false}
              value={draft.creditCode}
              aria-describedby={describedBy('creditCode')}
              onChange={(event) => change({ creditCode: event.target.value })}
            />
          </Field>
        </>
      )}
    </StepForm>
  );
}
