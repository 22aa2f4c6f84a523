/** How the case goes on: since when it is here, how long that usually takes, and what somebody who waits can do about it. */
import { BellOutlined, StarFilled, StarOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { call, callForNothing } from '../api/client.ts';
import { paceQuery } from '../api/notification-queries.ts';
import type { CaseView, PaceView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { dateTimeText } from '../shared/instants.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

export function Pace({ view }: { view: CaseView }) {
  const { t } = useWords();
  const pace = useQuery(paceQuery(view.id)).data;
  if (pace === undefined) return null;
  const { usual, escalatedAt, workingDays } = pace;
  return (
    <div className="pace small">
      {view.ended ? null : (
        <p>
          <span className="muted">{t('pace.here')}</span> <Instant at={pace.since} day />
          {workingDays === 0 ? t('pace.today') : t('pace.day', { days: workingDays })}
        </p>
      )}
      {usual ? <p className="muted">{t(usualWords(usual), { ...usual })}</p> : null}
      {escalatedAt && !view.ended ? (
        <p>
          <b className="late-words">{t('pace.escalated', { at: dateTimeText(escalatedAt) })}</b>
        </p>
      ) : null}
      <Nudges pace={pace} />
      <PaceActs view={view} pace={pace} />
    </div>
  );
}

function usualWords({ from, to }: NonNullable<PaceView['usual']>) {
  if (to === 0) return 'pace.usualToday';
  return from === to ? 'pace.usualOne' : 'pace.usual';
}

function Nudges({ pace: { nudges } }: { pace: PaceView }) {
  const { t, of } = useWords();
  const names = useMachineNames();
  if (nudges.length === 0) return null;
  return (
    <details className="nudges">
      <summary>
        {t('pace.nudges')} <span className="figures">{nudges.length}</span>
      </summary>
      <ul className="plain">
        {nudges.map((one) => (
          <li key={one.at + one.role}>
            <Instant at={one.at} /> {one.mine ? t('pace.you') : names.role(one.role)}{' '}
            <span className="muted">· {of(one.stateName)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function PaceActs({ view, pace: { nudge, following } }: { view: CaseView; pace: PaceView }) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const { queryKey } = paceQuery(view.id);
  const press = useMutation({
    mutationFn: () => call<PaceView>('POST', `/api/cases/${view.id}/nudges`),
    onSuccess: (pace) => client.setQueryData(queryKey, pace),
    // Pressed twice, or in another tab: the refusal stands where the reason stands.
    onError: () => client.invalidateQueries({ queryKey }),
  });
  const follow = useMutation({
    mutationFn: () => callForNothing('PUT', `/api/cases/${view.id}/follow`, { body: { following: !following } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey });
      await client.invalidateQueries({ queryKey: ['tasks', 'followed'] });
    },
  });
  const error = press.error ?? follow.error;
  return (
    <>
      <div className="pace-acts">
        {nudge === null || view.ended ? null : (
          <Button
            size="small"
            icon={<BellOutlined aria-hidden="true" />}
            disabled={!nudge.ready}
            loading={press.isPending}
            aria-describedby={nudge.ready ? undefined : 'nudge-why'}
            data-act="nudge"
            onClick={() => press.mutate()}
          >
            {t('pace.nudge')}
          </Button>
        )}
        <Button
          size="small"
          icon={following ? <StarFilled aria-hidden="true" /> : <StarOutlined aria-hidden="true" />}
          aria-pressed={following}
          loading={follow.isPending}
          data-act="follow"
          onClick={() => follow.mutate()}
        >
          {t(following ? 'pace.unfollow' : 'pace.follow')}
        </Button>
      </div>
      {nudge?.why && !view.ended ? (
        <p id="nudge-why" className="muted">
          {of(nudge.why)}
        </p>
      ) : null}
      <p role="status">{press.isSuccess ? t('pace.nudged') : ''}</p>
      {error ? <ProblemNotice error={error} /> : null}
    </>
  );
}
