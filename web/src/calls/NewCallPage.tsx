/** A new draft of a call. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { DraftForm } from './DraftForm.tsx';
import { usePolicyChoices } from './use-policy-choices.ts';

export function NewCallPage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const policies = usePolicyChoices();
  return (
    <>
      <div className="page-head">
        <p>
          <Link to="/calls">{t('call.back')}</Link>
        </p>
        <h1>{t('call.newTitle')}</h1>
        <p className="lead">{t('call.manageLead')}</p>
      </div>
      <Section title={t('call.draft')}>
        <DraftForm
          call={null}
          policies={policies}
          onDone={({ id }) => void navigate({ to: '/calls/$callId', params: { callId: id } })}
        />
      </Section>
    </>
  );
}
