/** What can be done next, as the server says: check again with the answers, import all, or the good rows. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { checkAgain, rosterImportQuery, startImport } from '../api/roster-queries.ts';
import type { RosterImportView } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

export function ImportSteps({ view }: { view: RosterImportView }) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const { queryKey } = rosterImportQuery(view.id);
  const going = {
    onSuccess: (next: RosterImportView) => client.setQueryData(queryKey, next),
    // Somebody else may have been quicker: what is true now is read again.
    onError: () => client.invalidateQueries({ queryKey }),
  };
  const checking = useMutation({ mutationFn: () => checkAgain(view), ...going });
  const importing = useMutation({ mutationFn: (rows: 'all' | 'good') => startImport(view, rows), ...going });
  if (view.state === 'imported') return null;
  const { check, importAll, importGoodRows } = view.options;
  const count = (view.counts?.fresh ?? 0) + (view.counts?.changed ?? 0);
  const left = (view.counts?.rows ?? 0) - (view.counts?.accepted ?? 0);
  const why = check ? null : (importAll.why ?? importGoodRows.why);
  return (
    <div className="roster-steps">
      {check ? (
        <div className="note">
          <p>{waitingText(view, t)}</p>
          <Button type="primary" loading={checking.isPending} onClick={() => checking.mutate()} data-step="check">
            {t(view.state === 'failed' ? 'roster.checkFailed' : 'roster.check')}
          </Button>
        </div>
      ) : null}
      {view.state === 'judged' && !check ? (
        <div className="row-wrap">
          {importAll.ready ? (
            <Popconfirm title={t('roster.importAllSure', { count })} onConfirm={() => importing.mutate('all')}>
              <Button type="primary" loading={importing.isPending} data-step="all">
                {t('roster.importAll')}
              </Button>
            </Popconfirm>
          ) : null}
          {importGoodRows.ready && !importAll.ready ? (
            <Popconfirm title={t('roster.importGoodSure', { count, left })} onConfirm={() => importing.mutate('good')}>
              <Button loading={importing.isPending} data-step="good">
                {t('roster.importGood')}
              </Button>
            </Popconfirm>
          ) : null}
          {why ? <p className="muted">{of(why)}</p> : null}
        </div>
      ) : null}
      {checking.error ? <ProblemNotice error={checking.error} /> : null}
      {importing.error ? <ProblemNotice error={importing.error} /> : null}
    </div>
  );
}

function waitingText(
  { state, answersWaiting, failure }: RosterImportView,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (state === 'failed') return failure ? t('roster.failed.broken') : '';
  return answersWaiting > 0 ? t('roster.waiting', { count: answersWaiting }) : t('roster.waitingSome');
}
