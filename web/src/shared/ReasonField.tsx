/** Why something is done, in a dialogue: required, with its limit shown before it is hit. */
import { Input } from 'antd';
import { useWords } from '../words/use-words.ts';
import { describedBy, Field } from './Field.tsx';

type Props = {
  id: string;
  label: string;
  help: string;
  most: number;
  value: string;
  onChange: (value: string) => void;
  /** It was to be sent without one. */
  missed: boolean;
};

export function ReasonField({ id, label, help, most, value, onChange, missed }: Props) {
  const { t } = useWords();
  return (
    <Field id={id} label={label} required help={help} error={missed ? t('form.required') : undefined}>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={most}
        showCount
        value={value}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
