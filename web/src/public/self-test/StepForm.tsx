/** The frame of a step: what is wrong above, the fields, the way back and on. */
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ErrorSummary, type FieldError } from '../../shared/ErrorSummary.tsx';
import { useWords } from '../../words/use-words.ts';

type Props = {
  errors: readonly FieldError[];
  onNext: () => void;
  onBack?: () => void;
  last?: boolean;
  children: (errorOf: (id: string) => string | undefined) => ReactNode;
};

export function StepForm({ errors, onNext, onBack, last = false, children }: Props) {
  const { t } = useWords();
  const [attempt, setAttempt] = useState(0);
  const shown = attempt > 0 ? errors : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) onNext();
  };
  return (
    <form onSubmit={submit} noValidate className="card">
      <ErrorSummary errors={shown} attempt={attempt} />
      {children((id) => shown.find(({ fieldId }) => fieldId === id)?.text)}
      <div className="buttons">
        {onBack ? (
          <Button size="large" onClick={onBack}>
            {t('selfTest.back')}
          </Button>
        ) : null}
        <Button type="primary" htmlType="submit" size="large" data-next="self-test">
          {t(last ? 'selfTest.show' : 'selfTest.next')}
        </Button>
      </div>
    </form>
  );
}
