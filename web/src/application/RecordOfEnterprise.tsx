/** What the city knows of the enterprise already: shown, not asked, with the way to correct it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ownOrganisationsQuery } from '../api/membership-queries.ts';
import { useWords } from '../words/use-words.ts';

export function RecordOfEnterprise({ enterpriseId }: { enterpriseId: string }) {
  const { t } = useWords();
  const own = useQuery(ownOrganisationsQuery).data?.items.find(({ id }) => id === enterpriseId);
  if (!own) return null;
  const rows = [
    ['apply.name', own.name],
    ['apply.creditCode', own.creditCode],
    ['apply.representative', own.legalRepresentative],
    ['apply.address', own.address],
  ] as const;
  return (
    <section className="apply-record" aria-label={t('apply.record')}>
      <p className="small">
        {t('apply.recordLead')} <Link to="/organisation">{t('form.knownCorrect')}</Link>
      </p>
      <dl className="answers">
        {rows.map(([word, value]) =>
          value === null || value === '' ? null : (
            <div key={word}>
              <dt>{t(word)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
