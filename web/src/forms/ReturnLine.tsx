/** Who gave the form back, when, for the how manieth time, and why. */
import type { FormView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export function ReturnLine({ supplement }: { supplement: NonNullable<FormView['supplement']> }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const { label, role, at, nth, reason, answered } = supplement;
  return (
    <>
      <p className="small">
        <b>{of(label)}</b>
        {nth > 1 ? <span className="pill pill-copper">{t('supplement.nth', { nth })}</span> : null} · {names.role(role)}{' '}
        · <Instant at={at} />
        {answered?.handedIn ? (
          <>
            {' → '}
            <b>{of(answered.label)}</b> · <Instant at={answered.at} />
          </>
        ) : null}
      </p>
      {reason === '' ? null : (
        <p>
          <span className="muted">{t('supplement.reason')}</span> <span className="kept-lines">{reason}</span>
        </p>
      )}
      {answered && answered.note !== '' ? (
        <p data-answer-note>
          <span className="muted">{t('supplement.note')}</span> <span className="kept-lines">{answered.note}</span>
        </p>
      ) : null}
    </>
  );
}
