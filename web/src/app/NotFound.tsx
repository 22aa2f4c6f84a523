/** No such page, or not yours. */
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useWords } from '../words/use-words.ts';

export function NotFound() {
  const { t } = useWords();
  return (
    <div className="page">
      <EmptyState title={t('app.notFound')}>
        <Link to="/tasks">{t('app.toTasks')}</Link>
      </EmptyState>
    </div>
  );
}
