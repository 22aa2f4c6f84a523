/** The credit code, judged by the server while it is typed; what it was understood as is shown. */
import { CheckCircleFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { creditCodeQuery } from '../api/membership-queries.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';

type Props = {
  value: string;
  error: string | undefined;
  onChange: (typed: string) => void;
  /** What the code is, or null while it is none. */
  onJudged: (code: string | null) => void;
};
const PAUSE_MS = 350;

export function CreditCodeField({ value, error, onChange, onJudged }: Props) {
  const { t, locale } = useWords();
  const asked = usePaused(value.trim());
  const judged = useQuery(creditCodeQuery(asked, locale)).data;
  // Only a judgement of what stands in the field now counts.
  const current = asked === value.trim() ? judged : undefined;
  const sound = current?.accepted ? current.creditCode : null;
  useEffect(() => {
    if (current !== undefined || value.trim() === '') onJudged(sound);
  }, [current, sound, value, onJudged]);
  return (
    <Field
      id="creditCode"
      label={t('register.creditCode')}
      required
      help={t('register.creditCodeHelp')}
      error={current?.why ?? error}
    >
      <Input
        id="creditCode"
        value={value}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy('creditCode')}
        onChange={(event) => onChange(event.target.value)}
      />
      <div aria-live="polite">
        {sound === null ? null : (
          <p className="good-words small code-sound">
            <CheckCircleFilled aria-hidden="true" /> {t('register.codeSound')}{' '}
            <b className="figures">{grouped(sound)}</b>
            {current?.warning ? <span className="muted block">{current.warning}</span> : null}
          </p>
        )}
      </div>
    </Field>
  );
}

/** In groups, as people compare it with the licence. */
const grouped = (code: string): string => code.replace(/^(.{2})(.{6})(.{9})(.)$/, '$1 $2 $3 $4');

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}
