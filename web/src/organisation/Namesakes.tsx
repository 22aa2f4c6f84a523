/** Others with the same name: perhaps the same organisation under another code. */
import { Link } from '@tanstack/react-router';
import type { OrganisationPageView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

export function Namesakes({ organisation: { namesakes } }: { organisation: OrganisationPageView }) {
  const { t } = useWords();
  if (namesakes.length === 0) return null;
  return (
    <div className="note">
      <p>{t('organisation.namesakes')}</p>
      <ul>
        {namesakes.map(({ id, name, creditCode }) => (
          <li key={id}>
            <Link to="/organisations/$organisationId" params={{ organisationId: id }}>
              {name}
            </Link>{' '}
            <span className="figures">{creditCode ?? t('organisation.noCode')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
