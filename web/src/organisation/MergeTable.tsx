/** Two entries beside each other: what each has. */
import type { MergePlan, MergeSide } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';

export function MergeTable({ plan: { duplicate, into } }: { plan: MergePlan }) {
  const { t, code } = useWords();
  const rows: [string, (side: MergeSide) => React.ReactNode][] = [
    [t('organisations.name'), ({ name }) => name],
    [t('organisations.creditCode'), ({ creditCode }) => creditCode ?? t('organisation.noCode')],
    [t('verification.label'), ({ verification }) => code('verification', verification)],
    [t('merge.openCases'), ({ openCases }) => openCases],
    [t('merge.endedCases'), ({ endedCases }) => endedCases],
    [t('merge.members'), ({ members }) => members],
    [t('merge.papers'), ({ papers }) => papers],
    [t('merge.account'), ({ hasAccount }) => t(hasAccount ? 'form.yes' : 'form.no')],
    [t('merge.since'), ({ createdAt }) => <Instant key="since" at={createdAt} day />],
  ];
  return (
    <table className="grid merge-table">
      <caption className="hidden">{t('merge.title')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('merge.duplicate')}</th>
          <th scope="col">{t('merge.staying')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, show]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{show(duplicate)}</td>
            <td>{show(into)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
