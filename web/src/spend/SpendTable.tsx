/** The spend lines to read, with what the audit made of each. */
import { useQuery } from '@tanstack/react-query';
import { policyQuery } from '../api/reference-queries.ts';
import type { CaseView, SpendLineView, SpendView } from '../api/types.ts';
import { Money } from '../shared/Money.tsx';
import { useWords } from '../words/use-words.ts';

export function SpendTable({ view, spend }: { view: CaseView; spend: SpendView }) {
  const { t } = useWords();
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('spend.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('contract.lineName')}</th>
          {(['contract', 'invoiced', 'paid'] as const).map((name) => (
            <th key={name} scope="col" className="right">
              {t(`spend.${name}`)}
            </th>
          ))}
          <th scope="col" className="right">
            {t('spend.allowed')}
          </th>
          <th scope="col">{t('spend.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {spend.lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <LineWords view={view} line={line} />
            </th>
            {(['contract', 'invoiced', 'paid'] as const).map((name) => (
              <td key={name} data-label={t(`spend.${name}`)} className="right">
                <Money yuan={line[name]} />
              </td>
            ))}
            <td data-label={t('spend.allowed')} className="right">
              <Money yuan={line.allowed} />
            </td>
            <td data-label={t('spend.verdict')}>
              <VerdictWords line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function LineWords({ view, line }: { view: CaseView; line: SpendLineView }) {
  const { t, of, code } = useWords();
  const categories = useQuery(policyQuery(view.policyId)).data?.expenseCategories ?? [];
  return (
    <>
      {line.name}
      {line.relatedParty ? <span className="pill pill-copper">{t('spend.related')}</span> : null}
      <span className="muted small block">
        {of(categories.find((one) => one.code === line.category)?.name) || line.category} · {t('spend.invoiceCode')}{' '}
        <span className="figures">{line.invoiceCode}</span> · {t('spend.invoiceOn')} {line.invoiceOn} ·{' '}
        {t('spend.paidOn')} {line.paidOn} · {code('payment', line.payment)}
      </span>
    </>
  );
}

function VerdictWords({ line }: { line: SpendLineView }) {
  const { t, code } = useWords();
  if (line.verdict === null) return <span className="muted">{t('spend.undecided')}</span>;
  return (
    <>
      {code('verdict', line.verdict)}
      {line.cutReason ? <span className="block small">{code('cut', line.cutReason)}</span> : null}
      {line.cutNote ? <span className="block small muted">{line.cutNote}</span> : null}
    </>
  );
}
