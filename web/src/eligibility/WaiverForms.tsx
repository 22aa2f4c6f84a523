/** Asking for a waiver, and deciding on it: each with a reason, by two people. */
import { Button } from 'antd';
import { useState } from 'react';
import type { CaseChecksView } from '../api/types.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useWords } from '../words/use-words.ts';

type Props = { caseId: string; check: CaseChecksView['checks'][number] };

export function WaiverForms({ caseId, check }: Props) {
  const { may, waiver } = check;
  return (
    <>
      {may.askWaiver ? <Ask caseId={caseId} check={check} /> : null}
      {may.decideWaiver && waiver !== null ? <Decide caseId={caseId} check={check} /> : null}
    </>
  );
}

function Ask({ caseId, check: { code } }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const change = useCaseChange(caseId);
  const path = `/api/cases/${caseId}/eligibility/waivers`;
  if (!open)
    return (
      <Button size="small" data-ask-waiver={code} onClick={() => setOpen(true)}>
        {t('waiver.begin')}
      </Button>
    );
  return (
    <ReasonForm
      id={`waiver-${code}-${caseId}`}
      label={t('waiver.reason')}
      help={t('waiver.reasonHelp')}
      error={change.error}
      pending={change.isPending}
      buttons={[
        {
          text: t('waiver.send'),
          primary: true,
          send: (reason, done) =>
            change.mutate({ method: 'POST', path, body: { check: code, reason } }, { onSuccess: done }),
        },
      ]}
    />
  );
}

function Decide({ caseId, check: { code, waiver } }: Props) {
  const { t } = useWords();
  const change = useCaseChange(caseId);
  const path = `/api/cases/${caseId}/eligibility/waivers/${waiver?.id ?? ''}/decision`;
  const say = (decision: 'approved' | 'refused') => (reason: string, done: () => void) =>
    change.mutate({ method: 'POST', path, body: { decision, reason } }, { onSuccess: done });
  return (
    <ReasonForm
      id={`waiver-decision-${code}-${caseId}`}
      label={t('waiver.decisionReason')}
      help={t('waiver.decisionHelp')}
      error={change.error}
      pending={change.isPending}
      buttons={[
        { text: t('waiver.approve'), send: say('approved'), primary: true },
        { text: t('waiver.refuse'), send: say('refused') },
      ]}
    />
  );
}
