/** One of the other active members of the organisation. */
import { Select } from 'antd';
import type { MemberView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

type Props = {
  colleagues: readonly MemberView[];
  value: string;
  tried: boolean;
  onChange: (personId: string) => void;
};

export function ColleagueField({ colleagues, value, tried, onChange }: Props) {
  const { t } = useWords();
  const names = useMachineNames();
  const people = [...new Map(colleagues.map((one) => [one.person.id, one])).values()];
  const help = people.length === 0 ? t('members.colleagueNone') : undefined;
  return (
    <Field
      id="act-colleague"
      label={t('members.colleague')}
      required
      help={help}
      error={tried && value === '' ? t('form.required') : undefined}
    >
      <Select
        id="act-colleague"
        showSearch={{ optionFilterProp: 'label' }}
        options={people.map(({ person, role }) => ({
          value: person.id,
          label: `${person.name} · ${names.role(role)}`,
        }))}
        onChange={(next: string) => onChange(next)}
        aria-describedby={describedBy('act-colleague')}
        {...(value === '' ? {} : { value })}
      />
    </Field>
  );
}
