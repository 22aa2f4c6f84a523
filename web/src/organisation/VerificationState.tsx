/** How the verification stands: what is missing, who has it since when, why it was refused; and the next step. */
import { CheckCircleFilled, ClockCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { call } from '../api/client.ts';
import type { OrganisationPageView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { useOrganisationChange } from './use-organisation-change.ts';

/** `brief`: on another page, which leads to the one where the licence is handed in. */
export function VerificationState({
  organisation,
  brief = false,
}: {
  organisation: OrganisationPageView;
  brief?: boolean;
}) {
  const { t, of } = useWords();
  const { verification, verificationNote, missing, desk, may, own } = organisation;
  return (
    <section className={`verification verification-${verification}`} aria-label={t('verification.label')}>
      <p className="verification-head">
        <Sign verification={verification} /> <b>{t(`verification.${verification}`)}</b>
      </p>
      {verification === 'waiting' && desk ? <WithDesk desk={desk} /> : null}
      {verification === 'refused' ? (
        <p>
          {t('verification.reason')} <b>{verificationNote}</b>
        </p>
      ) : null}
      {missing.length > 0 && (may.handIn || !own) ? (
        <>
          <p>{t('verification.missing')}</p>
          <ul className="reasons">
            {missing.map((one) => (
              <li key={one.code}>{of(one)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {may.handIn && (!brief || may.request) ? <HandIn organisation={organisation} /> : null}
      {own && !may.handIn && (verification === 'unverified' || verification === 'refused') ? (
        <p>{t('verification.administratorHandsIn')}</p>
      ) : null}
      {own && verification !== 'verified' ? <p className="muted small">{t('verification.noRole')}</p> : null}
    </section>
  );
}

function Sign({ verification }: { verification: OrganisationPageView['verification'] }) {
  if (verification === 'verified') return <CheckCircleFilled aria-hidden="true" className="good" />;
  if (verification === 'waiting') return <ClockCircleFilled aria-hidden="true" />;
  return <ExclamationCircleFilled aria-hidden="true" />;
}

function WithDesk({ desk: { offices, role, since } }: { desk: NonNullable<OrganisationPageView['desk']> }) {
  const { t } = useWords();
  const office =
    offices.length > 0 ? offices.join(t('app.comma')) : t(role === 'district' ? 'desk.district' : 'desk.officer');
  return (
    <p>
      {t('verification.with', { office })} {since ? <Instant at={since} /> : null}
    </p>
  );
}

function HandIn({ organisation: { id, may, verification } }: { organisation: OrganisationPageView }) {
  const { t } = useWords();
  const request = useOrganisationChange(() =>
    call<unknown>('POST', `/api/organisations/${id}/verification-request`, { body: {} }),
  );
  return (
    <>
      {request.error ? <ProblemNotice error={request.error} /> : null}
      <Button type="primary" disabled={!may.request} loading={request.isPending} onClick={() => request.mutate()}>
        {t(verification === 'refused' ? 'verification.requestAgain' : 'verification.request')}
      </Button>
    </>
  );
}
