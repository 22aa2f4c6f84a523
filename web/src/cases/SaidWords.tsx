/** What was said with an event, in words: reasons, defects, amounts, and parties by name where the case knows them. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { drawsQuery } from '../api/case-queries.ts';
import { referenceQuery } from '../api/reference-queries.ts';
import type { CaseView } from '../api/types.ts';
import { type DetailWords, useDetailWords } from '../shared/detail-words.ts';
import { Money } from '../shared/Money.tsx';
import { yuanOfFen } from '../shared/money.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

type Props = {
  said: Record<string, unknown>;
  view: CaseView;
  /** Names for ids that were just chosen and that the case does not know yet. */
  names?: Readonly<Record<string, string>>;
};

export function SaidWords({ said, view, names = {} }: Props) {
  const { code } = useWords();
  const entries = Object.entries(said).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (entries.length === 0) return null;
  return (
    <dl className="said small">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{code('said', name)}</dt>
          <dd>{names[name] ?? <SaidValue name={name} value={value} view={view} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function SaidValue({ name, value, view }: { name: string; value: unknown; view: CaseView }): ReactNode {
  const { of, code } = useWords();
  const names = useMachineNames();
  const districts = useQuery(referenceQuery).data?.districts ?? [];
  if (name === 'agencyId') return <AgencyName id={String(value)} view={view} />;
  if (name === 'amount') return <Money yuan={typeof value === 'number' ? yuanOfFen(value) : String(value)} />;
  if (name === 'district') return of(districts.find((one) => one.code === value)?.name) || String(value);
  if (name === 'to') return names.state(String(value));
  if (name === 'kind') return code('changeKind', String(value));
  if (name === 'allowance') return names.allowance(String(value));
  if (name === 'providerId')
    return [view.provider, view.diagnosingProvider].find((one) => one?.id === value)?.name ?? shortId(String(value));
  if (Array.isArray(value)) return <Defects defects={value} />;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function AgencyName({ id, view }: { id: string; view: CaseView }) {
  const mayRead = view.roles.some((role) => role === 'officer' || role === 'director');
  const draws = useQuery({ ...drawsQuery(view.id), enabled: mayRead && view.agency?.id !== id }).data?.items ?? [];
  const known = [view.agency, ...draws.map(({ drawn }) => drawn)].find((one) => one?.id === id);
  return known?.name ?? shortId(id);
}

type Defect = { field?: unknown; why?: unknown };
function Defects({ defects }: { defects: readonly Defect[] }) {
  const wordsOf = useDetailWords();
  return (
    <ul>
      {defects.map(({ field, why }) => (
        <li key={`${field} ${why}`}>
          <b>{nameOf(String(field ?? ''), wordsOf)}</b>：{String(why ?? '')}
        </li>
      ))}
    </ul>
  );
}

/** A defect names a field or a paper by its code; the case's forms know its words. */
const nameOf = (field: string, wordsOf: DetailWords): string =>
  [field, `field:${field}`, `paper:${field}`]
    .map((code) => [code, wordsOf(code)])
    .find(([code, words]) => code !== words)?.[1] ?? field;

/** A party that this case no longer has: its number at least is the same everywhere. */
const shortId = (id: string): string => id.slice(-8);
