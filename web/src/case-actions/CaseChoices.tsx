/** Where to: another district, or the state that a correction leads to. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { referenceQuery } from '../api/reference-queries.ts';
import { describedBy } from '../shared/Field.tsx';
import { useMachine, useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

type Props = { id: string; value: string; onChange: (value: string) => void };
type Options = Props & { options: { value: string; label: string }[] };

export function DistrictChoice({ except, ...props }: Props & { except: string }) {
  const { of } = useWords();
  const districts = useQuery(referenceQuery).data?.districts ?? [];
  const options = districts
    .filter(({ code }) => code !== except)
    .map(({ code, name }) => ({ value: code, label: of(name) }));
  return <Choice {...props} options={options} />;
}

export function CorrectionChoice({ from, ...props }: Props & { from: string }) {
  const names = useMachineNames();
  const pairs = (useMachine()?.corrections ?? []).filter((pair) => pair.from === from);
  return <Choice {...props} options={pairs.map(({ to }) => ({ value: to, label: names.state(to) }))} />;
}

function Choice({ id, value, onChange, options }: Options) {
  const { t } = useWords();
  return (
    <Select
      id={id}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('form.choose')}
      options={options}
      onChange={(next: string) => onChange(next)}
      aria-describedby={describedBy(id)}
      {...(value === '' ? {} : { value })}
    />
  );
}
