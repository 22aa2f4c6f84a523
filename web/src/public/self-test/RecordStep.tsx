/** Second step: lists, accidents, earlier money. Nobody has to know everything. */
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { programmeQuery } from '../../api/eligibility-queries.ts';
import { useWords } from '../../words/use-words.ts';
import type { StepProps } from './SelfTestPage.tsx';
import { StepForm } from './StepForm.tsx';
import { type Statement, statementCodes } from './self-test-draft.ts';

const answers = ['none', 'some', 'unsure'] as const satisfies readonly Statement[];

export function RecordStep({ draft, change, go }: StepProps) {
  const { t } = useWords();
  const years = useQuery(programmeQuery).data?.programme?.accidentYears ?? 3;
  return (
    <StepForm errors={[]} onNext={() => go('spend')} onBack={() => go('enterprise')}>
      {() =>
        statementCodes.map((code) => (
          <fieldset key={code} className="field" id={`statement-${code}`}>
            <legend className="field-label">{t(`selfTest.ask.${code}`, { years })}</legend>
            <Radio.Group
              name={code}
              value={draft.statements[code] ?? null}
              options={answers.map((value) => ({ value, label: t(`selfTest.answer.${value}`) }))}
              onChange={(event) => change({ statements: { ...draft.statements, [code]: event.target.value } })}
            />
            <p className="field-help">{t(`selfTest.where.${code}`)}</p>
          </fieldset>
        ))
      }
    </StepForm>
  );
}
