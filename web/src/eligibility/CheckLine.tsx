/** One check: whether it holds, why, by which rule, and what can be done about it. */
import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { JudgedView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

const signs = { holds: CheckCircleFilled, fails: CloseCircleFilled, unknown: QuestionCircleFilled } as const;

type Props = { check: JudgedView; waived?: boolean; children?: ReactNode };

export function CheckLine({ check, waived = false, children }: Props) {
  const { t, of } = useWords();
  const shown = waived ? 'holds' : check.outcome;
  const Sign = signs[shown];
  return (
    <li className={`rule rule-${shown}`} data-check={check.code}>
      <Sign className="rule-sign" aria-hidden="true" />
      <div className="rule-text">
        <p className="rule-name">
          <b>{of(check.name)}</b> <span className="rule-word">{t(waived ? 'check.waived' : `check.${shown}`)}</span>
        </p>
        <p>{of(check.why)}</p>
        {shown === 'fails' ? <p className="rule-next">{of(check.next)}</p> : null}
        <p className="muted small">
          {of(check.rule)} · {of(check.source)}
        </p>
        {children}
      </div>
    </li>
  );
}

/** What fails first, then what is open, then what holds; each in the order of the rules. */
export const mostUrgentFirst = <T extends Pick<JudgedView, 'outcome'>>(checks: readonly T[]): T[] => {
  const order = { fails: 0, unknown: 1, holds: 2 } as const;
  return checks.toSorted((a, b) => order[a.outcome] - order[b.outcome]);
};
