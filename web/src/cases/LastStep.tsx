/** What brought the case here, with the reason that was given: whoever acts next should not have to look for it. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { historyQuery } from '../api/case-queries.ts';
import type { CaseView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { SaidWords } from './SaidWords.tsx';

export function LastStep({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const history = useInfiniteQuery(historyQuery(view.id)).data?.pages.flatMap(({ items }) => items) ?? [];
  const last = history.find(({ fromState, toState }) => fromState !== toState);
  if (last === undefined || last.fromState === null || last.toState !== view.state) return null;
  // The list of defects stands where it is worked off, with the forms.
  const { defects: _, ...said } = last.said;
  return (
    <div className="last-step small">
      <p>
        <span className="muted">{t('now.before')}</span> <b>{of(last.label)}</b>{' '}
        <span className="muted">
          · {names.role(last.role)} · <Instant at={last.at} day />
        </span>
      </p>
      <SaidWords said={said} view={view} />
    </div>
  );
}
