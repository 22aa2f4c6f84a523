/** The lines of a contract, one card each, with list price and price. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { PolicyView } from '../api/types.ts';
import { Field } from '../shared/Field.tsx';
import { YuanInput } from '../shared/YuanInput.tsx';
import { useWords } from '../words/use-words.ts';
import { type LineDraft, newLine } from './contract-draft.ts';

type Props = {
  lines: readonly LineDraft[];
  categories: PolicyView['expenseCategories'];
  errorOf: (id: string) => string | undefined;
  onChange: (lines: LineDraft[]) => void;
};

export function ContractLines({ lines, categories, errorOf, onChange }: Props) {
  const { t, of } = useWords();
  const change = (key: string, part: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const options = useCategoryOptions(categories);
  return (
    <>
      {lines.map((line, index) => (
        <fieldset key={line.key} className="line-card">
          <legend>
            {t('contract.line')} {index + 1}
          </legend>
          <Field id={`line-category-${line.key}`} label={t('contract.category')} required>
            <Select
              id={`line-category-${line.key}`}
              value={line.category}
              options={options}
              popupMatchSelectWidth={false}
              onChange={(category: string) => change(line.key, { category })}
            />
          </Field>
          <Field
            id={`line-name-${line.key}`}
            label={t('contract.lineName')}
            required
            error={errorOf(`line-name-${line.key}`)}
          >
            <Input
              id={`line-name-${line.key}`}
              maxLength={200}
              value={line.name}
              onChange={(event) => change(line.key, { name: event.target.value })}
            />
          </Field>
          {(['listPrice', 'price'] as const).map((name) => (
            <Field
              key={name}
              id={`line-${name}-${line.key}`}
              label={t(`contract.${name}`)}
              required
              error={errorOf(`line-${name}-${line.key}`)}
            >
              <YuanInput
                id={`line-${name}-${line.key}`}
                value={line[name]}
                onChange={(amount) => change(line.key, { [name]: amount })}
              />
            </Field>
          ))}
          <Field id={`line-vat-${line.key}`} label={t('contract.vat')} required error={errorOf(`line-vat-${line.key}`)}>
            <Input
              id={`line-vat-${line.key}`}
              suffix="%"
              inputMode="decimal"
              value={line.vat}
              onChange={(event) => change(line.key, { vat: event.target.value })}
            />
          </Field>
          {lines.length > 1 ? (
            <Button
              className="line-remove"
              aria-label={t('contract.removeLine', { number: index + 1 })}
              icon={<DeleteOutlined aria-hidden="true" />}
              onClick={() => onChange(lines.filter(({ key }) => key !== line.key))}
            />
          ) : null}
        </fieldset>
      ))}
      <Button
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => onChange([...lines, newLine(categories[0]?.code ?? 'software')])}
      >
        {t('contract.addLine')}
      </Button>
      <p className="muted small">
        {t('contract.notEligible')}
        {categories
          .filter(({ eligible }) => !eligible)
          .map(({ name }) => of(name))
          .join(t('app.comma'))}
      </p>
    </>
  );
}

/** Categories by name; those that earn no subsidy say so. */
export function useCategoryOptions(categories: PolicyView['expenseCategories']): { value: string; label: string }[] {
  const { t, of } = useWords();
  return categories.map(({ code, name, eligible }) => ({
    value: code,
    label: eligible ? of(name) : `${of(name)}（${t('contract.noSubsidy')}）`,
  }));
}
