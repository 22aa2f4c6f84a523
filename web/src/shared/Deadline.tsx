/** Until when: the day, and in words how that stands. Late is red, close is copper, both say so. */
import { ClockCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.ts';
import { useWords } from '../words/use-words.ts';
import { Instant } from './Instant.tsx';
import { daysUntil } from './instants.ts';

/** `left`: how it stands in working days, where that is known; otherwise it is said in days. */
type Props = { dueAt: string | null; overdue: boolean; left?: ReactNode };

export function Deadline({ dueAt, overdue, left }: Props) {
  const { t } = useWords();
  const { now } = useSession();
  if (dueAt === null) return <span className="muted">{t('due.none')}</span>;
  const days = daysUntil(now, dueAt);
  if (overdue)
    return (
      <span className="due due-late">
        <WarningFilled aria-hidden="true" /> <Instant at={dueAt} day until />{' '}
        <b>{left ?? t('due.late', { days: Math.max(0, -days) })}</b>
      </span>
    );
  return (
    <span className={days <= 3 ? 'due due-soon' : 'due'}>
      <ClockCircleOutlined aria-hidden="true" /> <Instant at={dueAt} day until />{' '}
      <span>{left ?? (days <= 0 ? t('due.today') : t('due.inDays', { days }))}</span>
    </span>
  );
}
