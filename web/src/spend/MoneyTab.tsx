/** The subsidy: the amounts from claim to payment, the account, credit checks, what the bank said. */
import { useQuery } from '@tanstack/react-query';
import { paymentsQuery } from '../api/case-queries.ts';
import type { CaseView, PaymentList } from '../api/types.ts';
import { Masked } from '../privacy/Masked.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Money } from '../shared/Money.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { Account } from './Account.tsx';
import { CreditChecks } from './CreditChecks.tsx';

const always = ['contract', 'claimed', 'base', 'entitled', 'recommended', 'approved', 'issued', 'paid'] as const;
const onRecovery = ['ordered', 'recovered', 'writtenOff'] as const;

export function MoneyTab({ view }: { view: CaseView }) {
  const { t } = useWords();
  const payments = useQuery(paymentsQuery(view.id));
  const has = (...roles: string[]) => view.roles.some((role) => roles.includes(role));
  const shown = [
    ...always.filter((name) => name !== 'issued' || Number(view.money.issued) > 0),
    ...(Number(view.money.ordered) > 0 ? onRecovery : []),
  ];
  return (
    <>
      <Section title={t('money.title')}>
        <ol className="compute plain">
          {shown.map((name) => (
            <li key={name} className={name === 'approved' || name === 'paid' ? 'compute-end' : ''}>
              <span>{t(`money.${name}`)}</span>
              <Money yuan={view.money[name]} dash />
            </li>
          ))}
        </ol>
      </Section>
      {has('enterprise', 'treasury') ? <Account view={view} /> : null}
      {has('officer', 'treasury') ? <CreditChecks view={view} /> : null}
      <Section title={t('payments.title')}>
        <Read asked={payments}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('payments.none')}>{t('payments.noneNext')}</EmptyState>
            ) : (
              <Payments items={items} />
            )
          }
        </Read>
      </Section>
    </>
  );
}

function Payments({ items }: { items: PaymentList['items'] }) {
  const { t, code } = useWords();
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('payments.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('payments.issuedAt')}</th>
          <th scope="col" className="right">
            {t('payments.amount')}
          </th>
          <th scope="col">{t('payments.to')}</th>
          <th scope="col">{t('payments.status')}</th>
          <th scope="col">{t('said.bankReference')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Instant at={one.issuedAt} />
            </th>
            <td data-label={t('payments.amount')} className="right">
              <Money yuan={one.amount} />
            </td>
            <td data-label={t('payments.to')}>
              {one.holder}
              <span className="muted small block">
                {one.bank}{' '}
                <Masked
                  shown={one.accountNumber}
                  reveals={one.reveals}
                  field="payment.account"
                  what={t('reveal.account')}
                />
              </span>
            </td>
            <td data-label={t('payments.status')}>
              <span className={one.status === 'returned' ? 'state state-side' : 'state state-on'}>
                {code('paymentStatus', one.status)}
              </span>
              {one.closedAt ? (
                <span className="muted small block">
                  <Instant at={one.closedAt} />
                </span>
              ) : null}
            </td>
            <td data-label={t('said.bankReference')} className="figures">
              {one.bankReference ?? '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
