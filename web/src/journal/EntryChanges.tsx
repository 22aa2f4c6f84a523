/** What an entry changed, field by field, and what else was recorded beside it. */
import type { JournalEntryView } from '../api/types.ts';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { changesIn, restOf, textOf } from './changes.ts';

export function EntryChanges({ entry }: { entry: JournalEntryView }) {
  const { t, code } = useWords();
  const names = useMachineNames();
  const fieldName = (field: string) => code('journalField', field);
  /** Codes that the screens know have words; everything else is shown as it was recorded. */
  const valueText = (field: string, text: string) => (field === 'role' ? names.role(text) : code(field, text));
  if (entry.details === null) return <p className="note">{t('journal.sealedDetails')}</p>;
  const moved = entry.toState !== null && entry.fromState !== entry.toState;
  const state = (path: string | null) => (path === null ? '—' : names.state(path));
  const changes = [
    ...(moved ? [{ field: t('journal.state'), before: state(entry.fromState), after: state(entry.toState) }] : []),
    ...changesIn(entry.details).map(({ field, before, after }) => ({
      field: fieldName(field),
      before: valueText(field, before),
      after: valueText(field, after),
    })),
  ];
  const rest = restOf(entry.details);
  return (
    <>
      {changes.length === 0 ? null : (
        <table className="grid grid-cards">
          <caption className="hidden">{t('journal.change')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('journal.field')}</th>
              <th scope="col">{t('journal.before')}</th>
              <th scope="col">{t('journal.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td data-label={t('journal.before')}>{before}</td>
                <td data-label={t('journal.after')}>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('journal.details')}</h3>
      {rest.length === 0 ? (
        <p className="muted">{t('journal.noDetails')}</p>
      ) : (
        <dl className="facts">
          {rest.map(([name, value]) => (
            <div key={name} className="facts-row">
              <dt>{fieldName(name)}</dt>
              <dd className="break">{valueText(name, textOf(value))}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
