/** What is kept; what is kept alike stands in one line. */
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
        {alike(areas).map(({ titles, one: { purpose, seenBy, days, after, ground } }) => (
          <tr key={titles.map(({ en }) => en).join()}>
            <th scope="row">{titles.map(of).join(t('app.comma'))}</th>
            <td data-label={t('privacy.why')}>{of(purpose)}</td>
            <td data-label={t('privacy.who')}>{seenBy.map(of).join(t('app.comma'))}</td>
            <td data-label={t('privacy.howLong')}>
              <span className="contact">
                {days === null ? of(after) : t('privacy.days', { days, after: of(after) })}
                <span className="muted small block">{of(ground)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Kept = PrivacyView['areas'][number];

function alike(areas: readonly Kept[]): { titles: Kept['title'][]; one: Kept }[] {
  const lines = new Map<string, { titles: Kept['title'][]; one: Kept }>();
  for (const area of areas) {
    const { title, ...rest } = area;
    const line = lines.get(JSON.stringify(rest)) ?? { titles: [], one: area };
    line.titles.push(title);
    lines.set(JSON.stringify(rest), line);
  }
  return [...lines.values()];
}
