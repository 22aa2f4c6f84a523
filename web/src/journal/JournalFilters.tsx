/** What of the journal is looked for: act, person, case, subject, address, days. */
import { Button, Input, Select } from 'antd';
import { acts } from '../../../workflows/vocabulary/acts.ts';
import type { JournalFilter } from '../api/journal-queries.ts';
import { SearchBox } from '../shared/SearchBox.tsx';
import { useMachine } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

type Props = { search: JournalFilter; onFilter: (part: JournalFilter) => void; onClear: () => void };

export function JournalFilters({ search, onFilter, onClear }: Props) {
  const { t, of } = useWords();
  const machine = useMachine();
  const choices = [
    ...Object.entries(acts).map(([value, label]) => ({ value, label: of(label) })),
    ...(machine?.events ?? []).map(({ type, label }) => ({ value: type, label: of(label) })),
  ];
  const text = (name: 'actor' | 'caseNumber' | 'subject' | 'address', label: string) => (
    <SearchBox
      value={search[name] ?? ''}
      label={label}
      onSearch={(typed) => onFilter({ [name]: typed === '' ? undefined : typed })}
    />
  );
  const day = (name: 'from' | 'to') => (
    <span className="filter-day">
      <label htmlFor={`journal-${name}`}>{t(`journal.${name}`)}</label>
      <Input
        id={`journal-${name}`}
        type="date"
        value={search[name] ?? ''}
        onChange={({ target }) => onFilter({ [name]: target.value === '' ? undefined : target.value })}
      />
    </span>
  );
  return (
    <search className="filters" aria-label={t('journal.filters')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="filter"
        aria-label={t('journal.act')}
        placeholder={t('journal.act')}
        options={choices}
        popupMatchSelectWidth={false}
        onChange={(act: string | undefined) => onFilter({ act })}
        {...(search.act ? { value: search.act } : {})}
      />
      {text('actor', t('journal.actor'))}
      {text('caseNumber', t('journal.caseNumber'))}
      {text('subject', t('journal.subject'))}
      {text('address', t('journal.address'))}
      <span className="filter-days">
        {day('from')}
        {day('to')}
      </span>
      {Object.values(search).some((value) => value !== undefined) ? (
        <Button type="link" onClick={onClear}>
          {t('journal.clear')}
        </Button>
      ) : null}
    </search>
  );
}
