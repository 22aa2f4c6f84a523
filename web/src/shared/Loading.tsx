/** Something is on its way; said to screen readers as well. */
import { Skeleton } from 'antd';
import { useWords } from '../words/use-words.ts';

export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div className="loading" role="status" aria-label={t('app.loading')}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
