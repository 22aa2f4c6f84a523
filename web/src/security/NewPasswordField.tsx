/** A new password, with what it must be under it and how good it is while it is typed. */
import { Input, Progress } from 'antd';
import { describedBy, Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';
import { strengthOf } from './strength.ts';

type Props = {
  id: string;
  value: string;
  shortest: number;
  error?: string | undefined;
  onChange: (value: string) => void;
};
const shares = { short: 20, weak: 35, fair: 65, strong: 100 } as const;
const colours = {
  short: 'var(--red)',
  weak: 'var(--red)',
  fair: 'var(--copper)',
  strong: 'var(--green)',
} as const;

export function NewPasswordField({ id, value, shortest, error, onChange }: Props) {
  const { t } = useWords();
  const { level, left } = strengthOf(value, shortest);
  return (
    <Field id={id} label={t('password.new')} required help={t('password.help', { shortest })} error={error}>
      <Input.Password
        id={id}
        autoComplete="new-password"
        maxLength={200}
        value={value}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChange(event.target.value)}
      />
      {value === '' ? null : (
        <div className="strength">
          <Progress
            percent={shares[level]}
            showInfo={false}
            size="small"
            strokeColor={colours[level]}
            aria-label={t('password.strength')}
          />
          <span className="small" role="status">
            {t(`password.${level}`, { left })}
          </span>
        </div>
      )}
    </Field>
  );
}
