/** One of the city's lists to choose from: districts, sub-industries. */
import { Select } from 'antd';
import type { Label } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

type Props = {
  id: string;
  describedBy: string;
  list: readonly { code: string; name: Label }[] | undefined;
  value: string;
  onChange: (code: string) => void;
};

export function PlaceSelect({ id, describedBy, list = [], value, onChange }: Props) {
  const { t, of } = useWords();
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('register.choose')}
      aria-describedby={describedBy}
      options={list.map(({ code, name }) => ({ value: code, label: of(name) }))}
      onChange={(next: string | undefined) => onChange(next ?? '')}
      {...(value === '' ? {} : { value })}
    />
  );
}
