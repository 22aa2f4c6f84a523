/** For an enterprise: the calls it can still apply to, with the closing time and the button to begin. */
import { useQuery } from '@tanstack/react-query';
import { callsQuery } from '../api/reference-queries.ts';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { CallCard } from './CallCard.tsx';

export function OpenCalls() {
  const { t } = useWords();
  const open = (useQuery(callsQuery).data?.items ?? []).filter((one) => one.open && one.caseId === null);
  if (open.length === 0) return null;
  return (
    <Section title={t('calls.openTitle')} lead={t('calls.openLead')}>
      <ul className="plain cards">
        {open.map((one) => (
          <CallCard key={one.id} view={one} />
        ))}
      </ul>
    </Section>
  );
}
