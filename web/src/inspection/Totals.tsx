/** What has been scored so far against what passing takes; whether it passes is the server's word. */
import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import type { InspectionView, Rubric } from '../api/types.ts';
import { Bar } from '../shared/Bar.tsx';
import { useWords } from '../words/use-words.ts';

type Props = { inspection: InspectionView; rubric: Rubric; scores: Readonly<Record<string, number>> };

export function Totals({ inspection, rubric, scores }: Props) {
  const { t, of } = useWords();
  const sums = rubric.aspects.map(({ code, label, points, criteria }) => ({
    code,
    label,
    points,
    score: criteria.reduce((sum, criterion) => sum + (scores[criterion.code] ?? 0), 0),
    open: criteria.filter((criterion) => scores[criterion.code] === undefined).length,
  }));
  const total = sums.reduce((sum, { score }) => sum + score, 0);
  const open = sums.reduce((sum, aspect) => sum + aspect.open, 0);
  return (
    <section className="totals" aria-label={t('inspection.totals')}>
      <p>
        <b className="preview-number figures">{total}</b>
        <span className="muted">
          {t('inspection.passFrom', { total: rubric.passTotal, aspect: rubric.passAspect })}
        </span>
      </p>
      {sums.map(({ code, label, score, points }) => (
        <p key={code} className="dimension small">
          <span>{of(label)}</span>
          <Bar share={score / points} tone={score < rubric.passAspect ? 'copper' : 'teal'} />
          <span className="figures">
            {score} / {points}
          </span>
        </p>
      ))}
      <p className="small">
        {open > 0 ? (
          t('inspection.unscored', { count: open })
        ) : inspection.passes ? (
          <span className="good-words">
            <CheckCircleFilled aria-hidden="true" /> {t('inspection.passes')}
          </span>
        ) : inspection.complete ? (
          <span className="late-words">
            <ExclamationCircleFilled aria-hidden="true" /> {t('inspection.doesNotPass')}
          </span>
        ) : null}
      </p>
    </section>
  );
}
