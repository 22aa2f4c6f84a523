/** Who, which number, where, on whose desk, until when. */
import { useQuery } from '@tanstack/react-query';
import { callsQuery, referenceQuery } from '../api/reference-queries.ts';
import type { CaseView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { StateTag } from '../shared/StateTag.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useNarrow } from '../shared/use-media.ts';
import { useWords } from '../words/use-words.ts';

export function CaseHeader({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  const narrow = useNarrow();
  const districts = useQuery(referenceQuery).data?.districts ?? [];
  const calls = useQuery(callsQuery).data?.items ?? [];
  const call = calls.find(({ id }) => id === view.call.id);
  const parties = [
    [t('case.district'), of(districts.find(({ code }) => code === view.district)?.name) || view.district],
    [t('case.call'), of(call?.title) || view.call.code],
    [t('case.diagnosingProvider'), view.diagnosingProvider?.name],
    [t('case.provider'), view.provider?.name],
    [t('contract.planEndsOn'), view.planEndsOn ?? undefined],
    [t('case.agency'), view.agency?.name],
    [t('case.auditFirm'), view.auditFirm?.name],
    [
      t('case.level'),
      view.level === null ? undefined : levelText(view, t('level.nth', { level: view.level }), t('level.unconfirmed')),
    ],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
  const list = (
    <dl className="parties">
      {parties.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t('case.openedAt')}</dt>
        <dd>
          <Instant at={view.openedAt} day />
        </dd>
      </div>
    </dl>
  );
  return (
    <header className="case-head">
      <div className="case-title">
        <h1>{view.enterprise.name}</h1>
        <span className="figures muted">{view.number}</span>
        <StateTag path={view.state} name={of(view.stateName)} />
        {view.ended ? null : (
          <span className="desk">
            {t('case.desk')}：<b>{names.desk(view.desk)}</b>
          </span>
        )}
      </div>
      {narrow ? (
        <details>
          <summary>{t('case.parties')}</summary>
          {list}
        </details>
      ) : (
        list
      )}
    </header>
  );
}

const levelText = ({ levelConfirmed }: CaseView, level: string, unconfirmed: string): string =>
  levelConfirmed ? level : `${level} ${unconfirmed}`;
