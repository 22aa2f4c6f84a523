/** To who fills in a draft: what speaks against it already, before anything more is typed. */
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import type { CaseView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { useCaseChecks } from './use-case-checks.ts';
import '../app/self-test.css';

export const fillsInDraft = ({ state, roles }: Pick<CaseView, 'state' | 'roles'>): boolean =>
  state === 'application.draft' && roles.includes('enterprise');

export function EarlyWarning({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  const all = useCaseChecks(view.id).data;
  const failing = (all?.checks ?? []).filter(({ outcome, waived }) => outcome === 'fails' && !waived);
  if (all === undefined || failing.length === 0) return null;
  const blocked = all.blocksSubmission.length > 0;
  return (
    <Alert
      className="early-warning"
      type={blocked ? 'error' : 'warning'}
      showIcon
      title={t(blocked ? 'checks.blocked' : 'checks.warned')}
      description={
        <>
          <ul>
            {failing.map(({ code, name, why, next }) => (
              <li key={code}>
                <b>{of(name)}</b>
                {t('app.colon')}
                {of(why)} <span className="block">{of(next)}</span>
              </li>
            ))}
          </ul>
          <Link to="/cases/$caseId" params={{ caseId: view.id }} search={{ tab: 'eligibility' }}>
            {t('checks.all')}
          </Link>
        </>
      }
    />
  );
}
