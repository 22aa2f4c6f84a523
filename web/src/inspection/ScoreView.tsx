/** An inspection to read: totals, every criterion, the findings. */
import type { InspectionView, Rubric } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';
import { Totals } from './Totals.tsx';

export function ScoreView({ inspection, rubric }: { inspection: InspectionView; rubric: Rubric }) {
  const { t, of } = useWords();
  return (
    <>
      <p className="small muted">
        {inspection.inspector ? `${t('inspection.inspector')} ${inspection.inspector} · ` : ''}
        {t('inspection.declaredAt')} <Instant at={inspection.declaredAt} />
        {inspection.current ? '' : ` · ${t('inspection.past')}`}
      </p>
      <Totals inspection={inspection} rubric={rubric} scores={inspection.scores} />
      <table className="grid">
        <caption className="hidden">{t('inspection.criteria')}</caption>
        <tbody>
          {rubric.aspects.flatMap(({ criteria }) =>
            criteria.map(({ code, label, points }) => (
              <tr key={code}>
                <th scope="row">{of(label)}</th>
                <td className="right figures">
                  {inspection.scores[code] ?? '—'} / {points}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      {inspection.findings === '' ? null : (
        <>
          <h3>{t('inspection.findings')}</h3>
          <p className="kept-lines">{inspection.findings}</p>
        </>
      )}
    </>
  );
}
