/** One finding: its cell, the reason, and how it is settled. */
import type { RosterFinding, RosterImportView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { SettleFinding } from './SettleFinding.tsx';

export function FindingRow({ view, finding }: { view: RosterImportView; finding: RosterFinding }) {
  const { t, of } = useWords();
  const { cell, row, sheet, field, kind } = finding;
  return (
    <tr data-cell={cell} data-code={finding.code}>
      <th scope="row" data-label={t('roster.where')}>
        {cell === '' ? row === 0 ? '—' : t('roster.row', { row }) : <span className="figures">{cell}</span>}
        <span className="small muted block breaks">
          {[sheet, kind === 'answered' ? '' : of(field)].filter((part) => part !== '').join(' · ')}
        </span>
      </th>
      <td data-label={t('roster.what')} className="breaks">
        <What finding={finding} />
      </td>
      {kind === 'normalised' ? null : (
        <td data-label={t('roster.settle')}>
          <SettleFinding view={view} finding={finding} />
        </td>
      )}
    </tr>
  );
}

function What({ finding: { why, value, to, kind, code: what } }: { finding: RosterFinding }) {
  const { t, of, code } = useWords();
  if (kind === 'answered' && what !== 'text') return code('rosterDecision', what);
  if (to !== null) return t('roster.fromTo', { from: value === '' ? t('roster.blank') : value, to });
  return of(why);
}
