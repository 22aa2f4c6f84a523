/** What happened to an organisation, the latest first. */
import type { OrganisationPageView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function Timeline({ organisation: { timeline, createdAt } }: { organisation: OrganisationPageView }) {
  const { t, code } = useWords();
  const entries =
    timeline.length > 0 ? timeline.toReversed() : [{ act: 'organisation.created', at: createdAt, reason: null }];
  return (
    <Section title={t('organisation.timeline')}>
      <ol className="plain organisation-timeline">
        {entries.map(({ act, at, reason }) => (
          <li key={at + act}>
            <Instant at={at} /> <b>{code('organisationAct', act)}</b>
            {reason ? <span className="block muted">{t('organisation.reason', { reason })}</span> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
