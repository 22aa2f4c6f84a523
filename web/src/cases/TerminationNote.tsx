/** A termination runs beside the state and is on nobody's desk: those it waits for are led to it from the case's panel. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { terminationsQuery } from '../api/case-queries.ts';
import type { CaseView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';

export function TerminationNote({ view }: { view: CaseView }) {
  const { t, code } = useWords();
  const concerned = !view.ended && view.roles.some((role) => ['enterprise', 'officer', 'director'].includes(role));
  const asked = useQuery({ ...terminationsQuery(view.id), enabled: concerned });
  const open = asked.data?.items.find(({ state }) => state === 'proposed' || state === 'answered');
  if (!concerned || open === undefined) return null;
  return (
    <p className="note">
      {t('measures.running', { state: code('termination', open.state) })} {t('measures.answerDue')}{' '}
      <Instant at={open.answerDueAt} until />{' '}
      <Link to="/cases/$caseId" params={{ caseId: view.id }} search={{ tab: 'measures' }} className="block">
        {t('measures.toTermination')}
      </Link>
    </p>
  );
}
