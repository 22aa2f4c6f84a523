/** What every fund has, has promised, has paid, got back, and what room is left. */
import { useQuery } from '@tanstack/react-query';
import { fundsQuery } from '../api/reference-queries.ts';
import type { FundView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Money } from '../shared/Money.tsx';
import { shareOf, sumYuan } from '../shared/money.ts';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';

const columns = ['appropriated', 'committed', 'paid', 'recovered', 'room'] as const;

export function FundsPage() {
  const { t } = useWords();
  const asked = useQuery(fundsQuery);
  return (
    <>
      <div className="page-head">
        <h1>{t('nav.funds')}</h1>
        <p className="lead">{t('funds.lead')}</p>
      </div>
      <Read asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('funds.empty')}>{t('funds.emptyNext')}</EmptyState>
          ) : (
            <FundTable funds={items} />
          )
        }
      </Read>
    </>
  );
}

function FundTable({ funds }: { funds: readonly FundView[] }) {
  const { t, code } = useWords();
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('nav.funds')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('funds.fund')}</th>
          {columns.map((name) => (
            <th key={name} scope="col" className="right">
              {t(`funds.${name}`)}
            </th>
          ))}
          <th scope="col">{t('funds.use')}</th>
        </tr>
      </thead>
      <tbody>
        {funds.map((fund) => (
          <tr key={fund.id}>
            <th scope="row">
              {fund.name} <span className="muted small">{code('fundSource', fund.source)}</span>
            </th>
            {columns.map((name) => (
              <td key={name} className="right" data-label={t(`funds.${name}`)}>
                <Money yuan={fund[name]} />
              </td>
            ))}
            <td data-label={t('funds.use')}>
              <Use fund={fund} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('app.sum')}</th>
          {columns.map((name) => (
            <td key={name} className="right" data-label={t(`funds.${name}`)}>
              <Money yuan={sumYuan(funds.map((fund) => fund[name]))} />
            </td>
          ))}
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function Use({ fund }: { fund: FundView }) {
  const { t } = useWords();
  const left = shareOf(fund.room, fund.appropriated);
  const percent = Math.round((1 - left) * 100);
  return (
    <span className="fund-use" title={t('funds.useTitle', { percent })}>
      <span className="bar" aria-hidden="true">
        <span className="bar-in bar-teal" style={{ inlineSize: `${percent}%` }} />
      </span>
      <span className="figures small">{percent}%</span>
    </span>
  );
}
