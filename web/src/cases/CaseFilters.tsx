/** The filters of the case list: stage, state, district, call, text, order. */
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { callsQuery, referenceQuery } from '../api/reference-queries.ts';
import type { CaseListSearch } from '../app/search.ts';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useMachine } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

type Props = { search: CaseListSearch; onFilter: (part: CaseListSearch) => void; onClear: () => void };
type Choice = { value: string; label: string };

export function CaseFilters({ search, onFilter, onClear }: Props) {
  const { t, of } = useWords();
  const machine = useMachine();
  const reference = useQuery(referenceQuery).data;
  const calls = useQuery(callsQuery).data?.items ?? [];
  const states = (machine?.states ?? []).filter(({ stage }) => !search.stage || stage === search.stage);
  const choose = (
    name: keyof CaseListSearch,
    label: string,
    options: Choice[],
    change?: (value: string | undefined) => void,
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      className="filter"
      aria-label={label}
      placeholder={label}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(value: string | undefined) => (change ? change(value) : onFilter({ [name]: value }))}
      {...(search[name] ? { value: search[name] } : {})}
    />
  );
  return (
    <search className="filters" aria-label={t('list.filters')}>
      {choose(
        'stage',
        t('list.stage'),
        (machine?.stages ?? []).map(({ name, label }) => ({ value: name, label: of(label) })),
        (stage) => onFilter({ stage, state: undefined }),
      )}
      {choose(
        'state',
        t('list.state'),
        states.map(({ path, label }) => ({ value: path, label: of(label) })),
      )}
      {choose(
        'district',
        t('case.district'),
        (reference?.districts ?? []).map(({ code, name }) => ({ value: code, label: of(name) })),
      )}
      {choose(
        'call',
        t('case.call'),
        calls.map(({ id, title }) => ({ value: id, label: of(title) })),
      )}
      {choose('sort', t('list.sort'), [
        { value: 'due', label: t('list.sortDue') },
        { value: '-updated', label: t('list.sortUpdated') },
        { value: 'number', label: t('list.sortNumber') },
      ])}
      <SearchBox
        value={search.q ?? ''}
        label={t('list.search')}
        onSearch={(q) => onFilter({ q: q === '' ? undefined : q })}
      />
      {Object.keys(search).length > 0 ? (
        <Button type="link" onClick={onClear}>
          {t('list.clear')}
        </Button>
      ) : null}
    </search>
  );
}
