/** Entries: a table where there is room, cards on a phone. The row opens the entry. */
import type { JournalRow } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export function JournalTable({ rows, onOpen }: { rows: readonly JournalRow[]; onOpen: (id: number) => void }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  return (
    <table className="grid grid-cards grid-rows">
      <caption className="hidden">{t('nav.journal')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('journal.act')}</th>
          <th scope="col">{t('journal.at')}</th>
          <th scope="col">{t('journal.who')}</th>
          <th scope="col">{t('journal.about')}</th>
          <th scope="col">{t('journal.address')}</th>
          <th scope="col" className="right">
            {t('journal.number')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="opens">
            <th scope="row">
              <button
                type="button"
                className="row-link row-button"
                aria-label={`${of(row.label)}: ${t('journal.openEntry', { id: row.id })}`}
                onClick={() => onOpen(row.id)}
              >
                {of(row.label)}
              </button>
              {of(row.label) === row.act ? null : <span className="muted small block">{row.act}</span>}
            </th>
            <td data-label={t('journal.at')}>
              <Instant at={row.at} />
            </td>
            <td data-label={t('journal.who')}>
              <span>
                {row.actor?.name ?? t(row.act.startsWith('session.') ? 'journal.stranger' : 'journal.system')}
                {row.role && row.role !== 'system' ? (
                  <span className="muted small block">{names.role(row.role)}</span>
                ) : null}
              </span>
            </td>
            <td data-label={t('journal.about')}>
              <About row={row} />
            </td>
            <td data-label={t('journal.address')} className="figures">
              {row.address ?? '—'}
            </td>
            <td data-label={t('journal.number')} className="right figures">
              {row.id}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A subject without a name is told by its kind: a long number says nothing in a list. */
function About({ row }: { row: JournalRow }) {
  const { code } = useWords();
  const subject = row.subject ? (row.subject.name ?? code('journalSubject', row.subject.kind)) : null;
  if (!row.case) return <span>{subject ?? '—'}</span>;
  return (
    <span>
      <span className="figures">{row.case.number}</span>
      {subject ? <span className="muted small block">{subject}</span> : null}
    </span>
  );
}
