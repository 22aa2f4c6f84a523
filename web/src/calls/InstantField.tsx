/** A date with its time of day, in Beijing time. */
import { Input } from 'antd';
import { describedBy, Field } from '../shared/Field.tsx';

type Props = {
  id: string;
  label: string;
  help?: string;
  error?: string | undefined;
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
};

export function InstantField({ id, label, help, error, required = true, value, onChange }: Props) {
  return (
    <Field id={id} label={label} required={required} help={help} error={error}>
      <Input
        id={id}
        type="datetime-local"
        value={value}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
