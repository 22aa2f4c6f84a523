/** Where the person has asked to be let in: who has it since when, or why not. */
import type { OwnOrganisations } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';

export function Asked({ requests }: { requests: OwnOrganisations['asked'] }) {
  const { t } = useWords();
  return requests.map(({ id, organisation, askedAt, decision, reason, waitsFor }) => (
    <section key={id} className="verification verification-waiting" aria-label={t('join.label')}>
      <p className="verification-head">
        <b>{t(decision === null ? 'join.asked' : 'join.declined', { organisation })}</b>
      </p>
      {decision === null ? (
        <>
          <p>
            {t('join.since')} <Instant at={askedAt} /> · {t(`join.with.${waitsFor}`)}
          </p>
          <p className="muted small">{t('join.next')}</p>
        </>
      ) : (
        <p>{t('organisation.reason', { reason: reason ?? '' })}</p>
      )}
    </section>
  ));
}
