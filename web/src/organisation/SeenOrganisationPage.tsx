/** An organisation as the offices see it; the desk that verifies it decides here. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { organisationPageQuery } from '../api/membership-queries.ts';
import { useMay } from '../app/session.ts';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { DecideVerification } from './DecideVerification.tsx';
import { MergeOrganisation } from './MergeOrganisation.tsx';
import { Namesakes } from './Namesakes.tsx';
import { OrganisationView } from './OrganisationView.tsx';

export function SeenOrganisationPage() {
  const { t, code } = useWords();
  const { organisationId } = useParams({ from: '/shell/organisations/$organisationId' });
  const isDesk = useMay('verification.list');
  const asked = useQuery(organisationPageQuery(organisationId));
  return (
    <Read asked={asked}>
      {(organisation) => (
        <>
          <div className="page-head">
            <p className="small">
              <Link to="/organisations" search={{ kind: organisation.kind }}>
                {t('organisations.back')}
              </Link>
              {isDesk ? (
                <>
                  {' · '}
                  <Link to="/verifications">{t('verifications.back')}</Link>
                </>
              ) : null}
            </p>
            <h1>{organisation.name}</h1>
            <p className="lead">{code('registerKind', organisation.kind)}</p>
          </div>
          {organisation.mergedInto ? (
            <p className="note">
              {t('organisation.mergedInto')}{' '}
              <Link to="/organisations/$organisationId" params={{ organisationId: organisation.mergedInto.id }}>
                {organisation.mergedInto.name}
              </Link>
            </p>
          ) : null}
          <Namesakes organisation={organisation} />
          {organisation.may.decide ? <DecideVerification organisation={organisation} /> : null}
          <OrganisationView organisation={organisation} headless />
          {organisation.may.merge ? <MergeOrganisation organisation={organisation} /> : null}
        </>
      )}
    </Read>
  );
}
