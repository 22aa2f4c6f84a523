/** One field of a form, by its type, with its limit told before it is reached. */
import { Input, Radio } from 'antd';
import type { FieldView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { groupYuan } from '../shared/money.ts';
import { YuanInput } from '../shared/YuanInput.tsx';
import { useWords } from '../words/use-words.ts';

type Props = {
  id: string;
  field: FieldView;
  text: string;
  error: string | undefined;
  /** The id of a remark about it, to be read out with it. */
  remark?: string | undefined;
  onChange: (text: string) => void;
  onLeave: () => void;
};

export function FormField(props: Props) {
  const { id, field, error, text, onChange } = props;
  const { t, of } = useWords();
  const label = of(field.label);
  const help = [of(field.help), of(field.example), useLimit(field)].filter((part) => part !== '').join(' · ');
  if (field.type === 'yesNo')
    return (
      <fieldset className="field" {...(props.remark ? { 'aria-describedby': props.remark } : {})}>
        <legend className="field-label">
          {label}
          {field.required ? null : <span className="muted"> {t('form.optional')}</span>}
        </legend>
        <Radio.Group
          id={id}
          value={text}
          options={[
            { value: 'true', label: t('form.yes') },
            { value: 'false', label: t('form.no') },
          ]}
          onChange={(event) => onChange(event.target.value)}
        />
        <p className="field-help">{help}</p>
        {field.mustBeYes && text === 'false' ? <p className="field-error">{t('form.mustBeYes')}</p> : null}
      </fieldset>
    );
  return (
    <Field id={id} label={label} required={field.required} help={help} error={error}>
      <Control {...props} />
    </Field>
  );
}

function Control({ id, field, text, error, remark, onChange, onLeave }: Props) {
  const { of } = useWords();
  const wrong = error ? { status: 'error' as const } : {};
  const limit = field.maxLength === null ? {} : { maxLength: field.maxLength };
  const describing = remark ? `${remark} ${describedBy(id)}` : describedBy(id);
  const common = { id, value: text, onBlur: onLeave, 'aria-describedby': describing, ...wrong };
  if (field.type === 'yuan')
    return (
      <YuanInput
        id={id}
        value={text}
        onChange={onChange}
        wrong={error !== undefined}
        describedBy={describing}
        onLeave={onLeave}
      />
    );
  if (field.type === 'longText')
    return (
      <Input.TextArea
        rows={4}
        showCount={field.maxLength !== null}
        {...limit}
        {...common}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const type =
    field.type === 'date' ? { type: 'date' } : field.type === 'number' ? { inputMode: 'decimal' as const } : {};
  return (
    <Input
      className={field.type === 'text' ? '' : 'short-input'}
      showCount={field.type === 'text' && field.maxLength !== null}
      {...(field.unit ? { suffix: of(field.unit) } : {})}
      {...type}
      {...limit}
      {...common}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function useLimit({ type, maxLength, minimum, maximum }: FieldView): string {
  const { t } = useWords();
  if (type === 'yuan') return t('form.yuanHelp');
  if (minimum !== null && maximum !== null)
    return t('form.between', { minimum: figure(minimum), maximum: figure(maximum) });
  if (minimum !== null) return t('form.from', { minimum: figure(minimum) });
  if (maximum !== null) return t('form.upTo', { maximum: figure(maximum) });
  return maxLength === null ? '' : t('form.limit', { count: maxLength });
}

const figure = (value: number): string => groupYuan(String(value));
