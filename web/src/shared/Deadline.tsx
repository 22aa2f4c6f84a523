/** Until when: the day, and in words how that stands. Late is red, close is copper, both say so. */
import { ClockCircleOutlined, WarningFilled } from '@ant-design/icons';
import { useSession } from '../app/session.ts';
import { useWords } from '../words/use-words.ts';
import { Instant } from './Instant.tsx';
import { daysUntil } from './instants.ts';

export function Deadline({ dueAt, overdue }: { dueAt: string | null; overdue: boolean }) {
  const { t } = useWords();
  const { now } = useSession();
  if (dueAt === null) return <span className="muted">{t('due.none')}</span>;
  const days = daysUntil(now, dueAt);
  if (overdue)
    return (
      <span className="due due-late">
        <WarningFilled aria-hidden="true" /> <Instant at={dueAt} day until />{' '}
        <b>{t('due.late', { days: Math.max(0, -days) })}</b>
      </span>
    );
  return (
    <span className={days <= 3 ? 'due due-soon' : 'due'}>
      <ClockCircleOutlined aria-hidden="true" /> <Instant at={dueAt} day until />{' '}
      <span>{days <= 0 ? t('due.today') : t('due.inDays', { days })}</span>
    </span>
  );
}
