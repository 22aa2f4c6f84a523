/** An officer proposes to correct the state; the director says `case.correct`. Where to is a table of the machine. */
import { Alert, Select } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../api/types.ts';
import { Field } from '../shared/Field.tsx';
import { Section } from '../shared/Section.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useMachine, useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { ReasonForm } from './ReasonForm.tsx';

export function Corrections({ view }: { view: CaseView }) {
  const { t } = useWords();
  const names = useMachineNames();
  const change = useCaseChange(view.id);
  const targets = (useMachine()?.corrections ?? []).filter(({ from }) => from === view.state).map(({ to }) => to);
  const [chosen, setChosen] = useState<string | null>(null);
  const to = chosen ?? targets[0];
  return (
    <Section title={t('measures.corrections')} lead={t('measures.correctionsLead')}>
      {change.isSuccess ? <Alert type="success" showIcon title={t('measures.proposed')} /> : null}
      {to === undefined ? (
        <p className="muted">{t('measures.noCorrection')}</p>
      ) : (
        <ReasonForm
          id={`correction-${view.id}`}
          label={t('said.reason')}
          help={t('action.reasonHelp')}
          error={change.error}
          pending={change.isPending}
          buttons={[
            {
              text: t('measures.proposeCorrection'),
              send: (reason, done) =>
                change.mutate(
                  { method: 'POST', path: `/api/cases/${view.id}/corrections`, body: { to, reason } },
                  { onSuccess: done },
                ),
            },
          ]}
        >
          <Field id="correction-to" label={t('said.to')} required>
            <Select
              id="correction-to"
              value={to}
              options={targets.map((path) => ({ value: path, label: names.state(path) }))}
              onChange={setChosen}
            />
          </Field>
        </ReasonForm>
      )}
    </Section>
  );
}
