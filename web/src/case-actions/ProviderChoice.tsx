/** A provider by search in the pool, with its standing and how many cases it runs. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { organisationsQuery } from '../api/reference-queries.ts';
import { describedBy } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';

type Props = { id: string; value: string; shown: string; event: string; onChange: (id: string, name: string) => void };

export function ProviderChoice({ id, value, shown, event, onChange }: Props) {
  const { t, code } = useWords();
  const [sought, setSought] = useState('');
  const q = useDeferredValue(sought.trim());
  const standing = event === 'provider.chooseOutOfPool' ? 'outside' : 'admitted';
  const asked = useInfiniteQuery(organisationsQuery({ kind: 'provider', standing, q: q === '' ? undefined : q }, 30));
  const found = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  const options = found.map((one) => ({
    value: one.id,
    label: one.name,
    note: t('organisations.runs', { standing: code('standing', one.standing), count: one.runningCases }),
  }));
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setSought }}
      placeholder={t('action.providerSearch')}
      loading={asked.isFetching}
      notFoundContent={t(asked.isFetching ? 'app.loading' : 'action.providerNone')}
      options={known ? options : [{ value, label: shown, note: '' }, ...options]}
      optionRender={({ data }) => (
        <span className="option-two">
          {data.label} <span className="muted small">{data.note}</span>
        </span>
      )}
      onChange={(next: string) => onChange(next, found.find((one) => one.id === next)?.name ?? '')}
      aria-describedby={describedBy(id)}
      {...(value === '' ? {} : { value })}
    />
  );
}
