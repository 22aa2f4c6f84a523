/** One field of an action's form, by its kind. */
import { Input, Select } from 'antd';
import type { CaseView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { YuanInput } from '../shared/YuanInput.tsx';
import { useWords } from '../words/use-words.ts';
import { AgencyChoice } from './AgencyChoice.tsx';
import { CorrectionChoice, DistrictChoice } from './CaseChoices.tsx';
import { DefectList } from './DefectList.tsx';
import { ProviderChoice } from './ProviderChoice.tsx';
import type { ActionField } from './schema-fields.ts';
import { type Typed, textOf } from './typed.ts';

export type FieldProps = {
  id: string;
  field: ActionField;
  event: string;
  view: CaseView;
  typed: Typed;
  onTyped: (typed: Typed) => void;
  error: string | undefined;
};

export function ActionFieldInput(props: FieldProps) {
  const { id, field, typed, onTyped, error } = props;
  const { t, code } = useWords();
  const label = code('said', field.name);
  if (field.kind === 'defects')
    return (
      <fieldset className="field" id={id} tabIndex={-1}>
        <legend className="field-label">{label}</legend>
        <p className="field-help">{t('action.defectsHelp')}</p>
        {error ? <p className="field-error">{error}</p> : null}
        <DefectList view={props.view} defects={typed.defects} onChange={(defects) => onTyped({ ...typed, defects })} />
      </fieldset>
    );
  const help =
    field.name === 'reason'
      ? t('action.reasonHelp')
      : field.kind === 'yuan'
        ? t('form.yuanHelp')
        : field.maxLength !== null && (field.kind === 'text' || field.kind === 'longText')
          ? t('form.limit', { count: field.maxLength })
          : undefined;
  return (
    <Field id={id} label={label} required={field.required} help={help} error={error}>
      <Control {...props} />
    </Field>
  );
}

function Control(props: FieldProps) {
  const { id, field, view, typed, onTyped, error, event } = props;
  const { code } = useWords();
  const names = useMachineNames();
  const value = textOf(typed, field.name);
  const set = (text: string, shown?: string) =>
    onTyped({
      ...typed,
      texts: { ...typed.texts, [field.name]: text, ...(shown === undefined ? {} : { [`${field.name}:name`]: shown }) },
    });
  const wrong = error ? { status: 'error' as const } : {};
  switch (field.kind) {
    case 'yuan':
      return (
        <YuanInput id={id} value={value} onChange={set} wrong={error !== undefined} describedBy={describedBy(id)} />
      );
    case 'date':
      return (
        <Input
          id={id}
          type="date"
          value={value}
          onChange={(e) => set(e.target.value)}
          aria-describedby={describedBy(id)}
          {...wrong}
        />
      );
    case 'choice':
      return (
        <Select
          id={id}
          options={field.choices.map((one) => ({
            value: one,
            label: field.name === 'allowance' ? names.allowance(one) : code('changeKind', one),
          }))}
          onChange={(next: string) => set(next)}
          aria-describedby={describedBy(id)}
          {...(value === '' ? {} : { value })}
          {...wrong}
        />
      );
    case 'district':
      return <DistrictChoice id={id} value={value} except={view.district} onChange={set} />;
    case 'correction':
      return <CorrectionChoice id={id} value={value} from={view.state} onChange={set} />;
    case 'provider':
      return (
        <ProviderChoice
          id={id}
          value={value}
          shown={textOf(typed, `${field.name}:name`)}
          event={event}
          onChange={set}
        />
      );
    case 'agency':
      return <AgencyChoice id={id} value={value} view={view} drawn={event === 'agency.assign'} onChange={set} />;
    case 'longText':
      return (
        <Input.TextArea
          id={id}
          rows={4}
          showCount
          {...(field.maxLength === null ? {} : { maxLength: field.maxLength })}
          value={value}
          onChange={(e) => set(e.target.value)}
          aria-describedby={describedBy(id)}
          {...wrong}
        />
      );
    default:
      return (
        <Input
          id={id}
          {...(field.maxLength === null ? {} : { maxLength: field.maxLength })}
          value={value}
          onChange={(e) => set(e.target.value)}
          aria-describedby={describedBy(id)}
          {...wrong}
        />
      );
  }
}
