/** A line of text under its label, with help and what is wrong with it. */
import { Input } from 'antd';
import { describedBy, Field } from '../shared/Field.tsx';

type Props = {
  id: string;
  label: string;
  value: string;
  maxLength: number;
  onChange: (value: string) => void;
  help?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  autoComplete?: string;
  type?: 'text' | 'email' | 'tel';
};

export function TextField({ id, label, value, maxLength, onChange, ...more }: Props) {
  const { help, error, required = true, autoComplete = 'off', type = 'text' } = more;
  return (
    <Field id={id} label={label} required={required} help={help} error={error}>
      <Input
        id={id}
        type={type}
        value={value}
        maxLength={maxLength}
        autoComplete={autoComplete}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
