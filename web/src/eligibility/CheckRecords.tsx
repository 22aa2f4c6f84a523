/** Who looked up what, and who waived it: every record, the newest first. */
import type { CaseChecksView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';

export function CheckRecords({ check: { snapshots, waiver } }: { check: CaseChecksView['checks'][number] }) {
  const { t } = useWords();
  if (snapshots.length === 0 && waiver === null) return null;
  return (
    <ul className="rule-records small">
      {waiver === null ? null : (
        <li>
          {t(`waiver.${waiver.state}`)} {waiver.decidedBy ?? waiver.askedBy}{' '}
          <Instant at={waiver.decidedAt ?? waiver.askedAt} />
          {waiver.reason ? <span className="block">{t('waiver.reasonWas', { reason: waiver.reason })}</span> : null}
          {waiver.decisionReason ? (
            <span className="block">{t('waiver.decisionWas', { reason: waiver.decisionReason })}</span>
          ) : null}
        </li>
      )}
      {snapshots.toReversed().map((one) => (
        <li key={one.recordedAt + one.source + one.asOf}>
          {t(`lookUp.${one.says}`)} · {one.source} · {t('checks.asOf')} <span className="figures">{one.asOf}</span>
          {one.note ? ` · ${one.note}` : ''}
          {one.recordedBy ? (
            <span className="muted">
              {' '}
              · {one.recordedBy} <Instant at={one.recordedAt} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
