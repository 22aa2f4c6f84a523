/** One spend line to fill in: what, how much was agreed, invoiced, paid, when, and how it was paid. */
import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import type { PolicyView } from '../api/types.ts';
import { useCategoryOptions } from '../contract/ContractLines.tsx';
import { Field } from '../shared/Field.tsx';
import { YuanInput } from '../shared/YuanInput.tsx';
import { useWords } from '../words/use-words.ts';
import { amountNames, dayNames, type SpendDraft } from './spend-draft.ts';

type Props = {
  line: SpendDraft;
  number: number;
  categories: PolicyView['expenseCategories'];
  errorOf: (name: string) => string | undefined;
  onChange: (line: SpendDraft) => void;
  onRemove: () => void;
};

export function SpendLineCard({ line, number, categories, errorOf, onChange, onRemove }: Props) {
  const { t, code } = useWords();
  const options = useCategoryOptions(categories);
  const idOf = (name: string) => `spend-${name}-${line.key}`;
  const text = (
    name: 'name' | 'invoiceCode' | 'vat',
    label: string,
    extra: { maxLength?: number; suffix?: string },
  ) => (
    <Field id={idOf(name)} label={label} required error={errorOf(name)}>
      <Input
        id={idOf(name)}
        value={line[name]}
        {...extra}
        onChange={(event) => onChange({ ...line, [name]: event.target.value })}
      />
    </Field>
  );
  const day = (name: (typeof dayNames)[number] | 'billDueOn') => (
    <Field key={name} id={idOf(name)} label={t(`spend.${name}`)} required={name !== 'billDueOn'} error={errorOf(name)}>
      <Input
        id={idOf(name)}
        type="date"
        value={line[name]}
        onChange={(event) => onChange({ ...line, [name]: event.target.value })}
      />
    </Field>
  );
  return (
    <fieldset className="line-card">
      <legend>
        {t('spend.line')} {number}
      </legend>
      <Field id={idOf('category')} label={t('contract.category')} required>
        <Select
          id={idOf('category')}
          value={line.category}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(category: string) => onChange({ ...line, category })}
        />
      </Field>
      {text('name', t('contract.lineName'), { maxLength: 200 })}
      {amountNames.map((name) => (
        <Field key={name} id={idOf(name)} label={t(`spend.${name}`)} required error={errorOf(name)}>
          <YuanInput id={idOf(name)} value={line[name]} onChange={(amount) => onChange({ ...line, [name]: amount })} />
        </Field>
      ))}
      {text('vat', t('contract.vat'), { suffix: '%' })}
      {text('invoiceCode', t('spend.invoiceCode'), { maxLength: 60 })}
      {dayNames.map(day)}
      <Field id={idOf('payment')} label={t('spend.payment')} required>
        <Select
          id={idOf('payment')}
          value={line.payment}
          options={(['transfer', 'acceptanceBill'] as const).map((one) => ({
            value: one,
            label: code('payment', one),
          }))}
          onChange={(payment: SpendDraft['payment']) => onChange({ ...line, payment })}
        />
      </Field>
      {line.payment === 'acceptanceBill' ? day('billDueOn') : null}
      <Checkbox
        checked={line.relatedParty}
        onChange={(event) => onChange({ ...line, relatedParty: event.target.checked })}
      >
        {t('spend.relatedParty')}
      </Checkbox>
      <Button
        className="line-remove"
        aria-label={t('spend.remove', { number })}
        icon={<DeleteOutlined aria-hidden="true" />}
        onClick={onRemove}
      />
    </fieldset>
  );
}
