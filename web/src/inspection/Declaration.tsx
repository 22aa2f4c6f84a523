/** The inspector's statement of no conflict, signed before anything of the inspection opens. */
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useWords } from '../words/use-words.ts';

export function Declaration({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const [agreed, setAgreed] = useState(false);
  const signing = useCaseChange(caseId);
  return (
    <Section title={t('declaration.title')}>
      <p>{t('declaration.text')}</p>
      <p className="muted">{t('declaration.otherwise')}</p>
      {signing.error ? <ProblemNotice error={signing.error} /> : null}
      <Checkbox checked={agreed} onChange={(event) => setAgreed(event.target.checked)}>
        {t('declaration.agree')}
      </Checkbox>
      <div className="buttons">
        <Button
          type="primary"
          disabled={!agreed}
          loading={signing.isPending}
          data-save="declaration"
          onClick={() =>
            signing.mutate({
              method: 'POST',
              path: `/api/cases/${caseId}/inspections/declaration`,
              body: { noConflict: true },
            })
          }
        >
          {t('declaration.sign')}
        </Button>
      </div>
    </Section>
  );
}
