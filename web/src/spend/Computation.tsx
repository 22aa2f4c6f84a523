/** How the subsidy comes about, line by line, and who bears which share of the price. */
import type { SpendView } from '../api/types.ts';
import { Money } from '../shared/Money.tsx';
import { shareOf, sumYuan } from '../shared/money.ts';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

export function Computation({ spend }: { spend: SpendView }) {
  const { t, of } = useWords();
  const { computation, shares } = spend;
  if (computation === null && shares === null) return null;
  return (
    <>
      {computation ? (
        <Section title={t('compute.title')}>
          <ol className="compute plain">
            {computation.steps.map(({ label, amount }) => (
              <li key={label.zh + amount}>
                <span>{of(label)}</span>
                {amount === null ? null : <Money yuan={amount} />}
              </li>
            ))}
            <li className="compute-end">
              <b>
                {t('compute.amount')}{' '}
                {computation.capped ? <span className="pill pill-copper">{t('compute.capped')}</span> : null}
              </b>
              <b>
                <Money yuan={computation.amount} />
              </b>
            </li>
          </ol>
          {spend.undecided > 0 ? (
            <p className="muted small">{t('compute.preliminary', { count: spend.undecided })}</p>
          ) : null}
        </Section>
      ) : null}
      {shares ? <Shares shares={shares} /> : null}
    </>
  );
}

const parts = ['enterprise', 'providerDiscount', 'government'] as const;

function Shares({ shares }: { shares: NonNullable<SpendView['shares']> }) {
  const { t } = useWords();
  const all = sumYuan(parts.map((name) => shares[name]));
  return (
    <Section title={t('shares.title')} lead={t('shares.lead')}>
      <div className="shares" aria-hidden="true">
        {parts.map((name) => (
          <span key={name} className={`share share-${name}`} style={{ flexGrow: shareOf(shares[name], all) }} />
        ))}
      </div>
      <dl className="share-list">
        {parts.map((name) => (
          <div key={name}>
            <dt>
              <span className={`share-key share-${name}`} aria-hidden="true" />
              {t(`shares.${name}`)}
            </dt>
            <dd>
              <Money yuan={shares[name]} />{' '}
              <span className="muted small figures">{Math.round(shareOf(shares[name], all) * 100)}%</span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
