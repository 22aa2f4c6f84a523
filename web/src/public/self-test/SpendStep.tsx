/** Third step: what is planned to be spent on what, and the level that is hoped for. */
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { programmeQuery } from '../../api/eligibility-queries.ts';
import { describedBy, Field } from '../../shared/Field.tsx';
import { groupYuan, sumYuan } from '../../shared/money.ts';
import { Read } from '../../shared/Read.tsx';
import { YuanInput } from '../../shared/YuanInput.tsx';
import { useWords } from '../../words/use-words.ts';
import type { StepProps } from './SelfTestPage.tsx';
import { StepForm } from './StepForm.tsx';
import { spendErrors } from './self-test-draft.ts';

const levels = ['', '1', '2', '3', '4'] as const;

export function SpendStep({ draft, change, go }: StepProps) {
  const say = useWords();
  const { t, of } = say;
  const asked = useQuery(programmeQuery);
  return (
    <Read asked={asked}>
      {({ programme }) => (
        <StepForm errors={spendErrors(draft, say)} onNext={() => go('result')} onBack={() => go('record')} last>
          {(errorOf) => (
            <>
              <p>{t('selfTest.spendLead')}</p>
              <div className="self-test-spend">
                {(programme?.categories ?? []).map(({ code, name, eligible }) => (
                  <Field
                    key={code}
                    id={`spend-${code}`}
                    label={of(name)}
                    required
                    help={eligible ? '' : t('selfTest.notEligible')}
                    error={errorOf(`spend-${code}`)}
                  >
                    <YuanInput
                      id={`spend-${code}`}
                      value={draft.spend[code] ?? ''}
                      describedBy={describedBy(`spend-${code}`)}
                      onChange={(amount) => change({ spend: { ...draft.spend, [code]: amount } })}
                    />
                  </Field>
                ))}
              </div>
              <p className="self-test-sum" role="status">
                {t('selfTest.sum')} <b className="figures">{groupYuan(sumYuan(Object.values(draft.spend)))}</b>{' '}
                {t('selfTest.yuan')}
              </p>
              {programme && programme.minimumLevel > 0 ? (
                <fieldset className="field">
                  <legend className="field-label">{t('selfTest.level')}</legend>
                  <Radio.Group
                    name="level"
                    value={draft.level}
                    options={levels.map((value) => ({
                      value,
                      label: value === '' ? t('selfTest.levelUnsure') : t('selfTest.levelIs', { level: value }),
                    }))}
                    onChange={(event) => change({ level: event.target.value })}
                  />
                  <p className="field-help">{t('selfTest.levelHelp', { level: programme.minimumLevel })}</p>
                </fieldset>
              ) : null}
            </>
          )}
        </StepForm>
      )}
    </Read>
  );
}
