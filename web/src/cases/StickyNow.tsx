/** On a phone: state, deadline and the number of ready actions stay in sight, one tap from the panel. */
import type { CaseView } from '../api/types.ts';
import { Deadline } from '../shared/Deadline.tsx';
import { useWords } from '../words/use-words.ts';

export function StickyNow({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const ready = view.options.filter((option) => option.ready).length;
  return (
    <div className="sticky-now">
      <span>
        <b>{of(view.stateName)}</b> {view.ended ? null : <Deadline dueAt={view.dueAt} overdue={view.overdue} />}
      </span>
      {view.ended ? null : (
        <a className="sticky-go" href="#what-now">
          {ready > 0 ? t('now.jump', { count: ready }) : t('now.jumpNone')}
        </a>
      )}
    </div>
  );
}
