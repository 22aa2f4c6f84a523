/** An amount as it is typed; leaving the field writes it with separators' meaning kept and two decimals. */
import { Input } from 'antd';
import { readYuan } from './money.ts';

type Props = {
  id: string;
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  disabled?: boolean;
  wrong?: boolean;
  label?: string;
  describedBy?: string;
};

export function YuanInput({
  id,
  value,
  onChange,
  disabled = false,
  wrong = false,
  label,
  describedBy,
  onLeave,
}: Props) {
  return (
    <Input
      id={id}
      inputMode="decimal"
      autoComplete="off"
      prefix="¥"
      className="yuan-input"
      value={value}
      disabled={disabled}
      maxLength={20}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => {
        const read = readYuan(value);
        if (read.accepted && read.yuan !== value) onChange(read.yuan);
        onLeave?.();
      }}
      {...(wrong ? { status: 'error' } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
    />
  );
}
