/** The calls of the city, for everybody: which is open and for how long. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { publicCallsQuery } from '../api/call-queries.ts';
import { CallFacts } from '../calls/CallFacts.tsx';
import { Countdown } from '../calls/Countdown.tsx';
import { PhaseTag } from '../calls/PhaseTag.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';

export function OpenCallsPage() {
  const { t, of } = useWords();
  const asked = useQuery(publicCallsQuery);
  return (
    <>
      <div className="page-head">
        <h1>{t('call.nav')}</h1>
        <p className="lead">{t('call.listLead')}</p>
      </div>
      <Read asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('call.none')}>{t('call.noneNext')}</EmptyState>
          ) : (
            <ul className="plain cards">
              {items.map((call) => (
                <li key={call.code} className="card call">
                  <div className="card-head">
                    <h2>
                      <Link to="/call/$code" params={{ code: call.code }}>
                        {of(call.title)}
                      </Link>
                    </h2>
                    <PhaseTag of={call} />
                  </div>
                  <Countdown of={call} />
                  <CallFacts of={call} />
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </>
  );
}
