/** The task list: every part with its state in words, and the check at the end. */
import { CheckCircleFilled, ClockCircleOutlined, EditFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { isDone, type Part, type PartState } from './parts.ts';
import { useLabel } from './use-label.ts';

type Props = { caseId: string; parts: readonly Part[]; here: string | undefined; compact?: boolean };

const signs = {
  done: CheckCircleFilled,
  started: EditFilled,
  todo: MinusCircleOutlined,
  ahead: ClockCircleOutlined,
} satisfies Record<PartState, unknown>;

export function PartList({ caseId, parts, here, compact = false }: Props) {
  const { t } = useWords();
  const labelOf = useLabel();
  const ready = parts.every(isDone);
  return (
    <ol className={compact ? 'plain part-list part-list-compact' : 'plain part-list'}>
      {parts.map((part) => {
        const Sign = signs[part.state];
        return (
          <li key={part.code} className={`part part-${part.state}`} data-part={part.code} data-state={part.state}>
            <Link
              to="/cases/$caseId/application/$part"
              params={{ caseId, part: part.code }}
              {...(here === part.code ? { 'aria-current': 'step' as const } : {})}
            >
              {labelOf(part.label)}
            </Link>
            <span className="part-state">
              <Sign aria-hidden="true" /> {t(`apply.is.${part.state}`)}
              {part.missing > 0 && part.state === 'started' && part.kind !== 'commitment' ? (
                <span className="muted small"> · {t('apply.missingCount', { count: part.missing })}</span>
              ) : null}
            </span>
          </li>
        );
      })}
      <li className="part part-review" data-part="review">
        <Link
          to="/cases/$caseId/application/$part"
          params={{ caseId, part: 'review' }}
          {...(here === 'review' ? { 'aria-current': 'step' as const } : {})}
        >
          {t('apply.review')}
        </Link>
        <span className="part-state muted">{ready ? t('apply.ready') : t('apply.is.ahead')}</span>
      </li>
    </ol>
  );
}
