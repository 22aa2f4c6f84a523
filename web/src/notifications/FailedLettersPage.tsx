/** Letters that the mail server did not take: which, to whom, why, and once more. For administrators. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { callForNothing } from '../api/client.ts';
import { failedLettersQuery } from '../api/notification-queries.ts';
import type { FailedLetterList } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { MoreButton } from '../shared/MoreButton.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';

export function FailedLettersPage() {
  const { t } = useWords();
  const asked = useInfiniteQuery(failedLettersQuery);
  return (
    <>
      <div className="page-head">
        <h1>{t('mail.title')}</h1>
        <p className="lead">{t('mail.lead')}</p>
      </div>
      <Read asked={asked} rows={6}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState title={t('mail.none')}>{t('mail.noneNext')}</EmptyState>
          ) : (
            <FailedTable items={items} />
          );
        }}
      </Read>
      <MoreButton asked={asked} />
    </>
  );
}

function FailedTable({ items }: { items: FailedLetterList['items'] }) {
  const { t } = useWords();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: (id: string) => callForNothing('POST', `/api/failed-letters/${id}/again`),
    onSuccess: () => client.invalidateQueries({ queryKey: failedLettersQuery.queryKey }),
  });
  return (
    <>
      {again.error ? <ProblemNotice error={again.error} /> : null}
      <table className="grid grid-cards">
        <caption className="hidden">{t('mail.title')}</caption>
        <thead>
          <tr>
            {(['subject', 'to', 'at', 'tries', 'state', 'error', 'again'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`mail.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.subject}</th>
              <td data-label={t('mail.to')}>{one.to}</td>
              <td data-label={t('mail.at')}>
                <Instant at={one.at} />
              </td>
              <td data-label={t('mail.tries')} className="figures">
                {one.tries}
              </td>
              <td data-label={t('mail.state')}>{t(`mail.${one.status}`)}</td>
              <td data-label={t('mail.error')} className="failed-error">
                {one.error}
              </td>
              <td>
                <Button size="small" loading={again.isPending} onClick={() => again.mutate(one.id)}>
                  {t('mail.again')}
                  <span className="hidden"> {one.subject}</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
