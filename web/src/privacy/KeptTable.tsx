/** What is kept, one line each. */
import type { PrivacyView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

export function KeptTable({ areas }: { areas: PrivacyView['areas'] }) {
  const { t, of } = useWords();
  return (
    <table className="grid grid-cards">
      <caption className="hidden">{t('privacy.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('privacy.what')}</th>
          <th scope="col">{t('privacy.why')}</th>
          <th scope="col">{t('privacy.who')}</th>
          <th scope="col">{t('privacy.howLong')}</th>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ title, purpose, seenBy, days, after, ground }) => (
          <tr key={title.en}>
            <th scope="row">{of(title)}</th>
            <td data-label={t('privacy.why')}>{of(purpose)}</td>
            <td data-label={t('privacy.who')}>{seenBy.map(of).join(t('app.comma'))}</td>
            <td data-label={t('privacy.howLong')}>
              {days === null ? of(after) : t('privacy.days', { days, after: of(after) })}
              <span className="muted small block">{of(ground)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
