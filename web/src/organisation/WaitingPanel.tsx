/** On the first screen of somebody who has no role yet: what is missing, who has it since when, what comes next. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { ownOrganisationsQuery } from '../api/membership-queries.ts';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { Asked } from './Asked.tsx';
import { VerificationState } from './VerificationState.tsx';

export function WaitingPanel() {
  const { t } = useWords();
  const navigate = useNavigate();
  const asked = useQuery(ownOrganisationsQuery);
  return (
    <Read asked={asked} rows={2}>
      {({ items, asked: requests }) => (
        <>
          <Asked requests={requests.filter(({ decision }) => decision !== 'accepted')} />
          {items
            .filter(({ verification }) => verification !== 'verified')
            .map((organisation) => (
              <div key={organisation.id}>
                <h2 className="organisation-name">{organisation.name}</h2>
                <VerificationState organisation={organisation} brief />
              </div>
            ))}
          {items.length > 0 ? (
            <Button type="primary" size="large" onClick={() => navigate({ to: '/organisation' })}>
              {t('waiting.toOrganisation')}
            </Button>
          ) : null}
        </>
      )}
    </Read>
  );
}
