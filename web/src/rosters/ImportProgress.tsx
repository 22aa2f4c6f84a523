/** The bar while the server reads, judges or takes in; the figures are the server's own. */
import { Progress } from 'antd';
import type { RosterImportView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

export function ImportProgress({ view: { state, progress } }: { view: RosterImportView }) {
  const { t } = useWords();
  const { done, total } = progress;
  const doing = state === 'importing' ? 'importing' : done === 0 ? 'reading' : 'judging';
  const said = t(`roster.progress.${doing}`, { done, total });
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <div className="section" role="status">
      <p>{said}</p>
      <Progress percent={percent} status="active" aria-label={said} />
      <p className="muted small">{t('roster.progressNote')}</p>
    </div>
  );
}
