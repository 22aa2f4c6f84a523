/** Sends the legal representative the link, and says where it went. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { commitmentQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import type { CommitmentView } from '../api/types.ts';
import { describedBy, Field } from '../shared/Field.tsx';
import { dateTimeText, untilText } from '../shared/instants.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useDraft } from '../shared/use-draft.ts';
import { useWords } from '../words/use-words.ts';

export function AskByLink({ caseId, commitment }: { caseId: string; commitment: CommitmentView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [email, setEmail, drop] = useDraft(`commitment.${caseId}`, commitment.asked?.email ?? '');
  const [attempt, setAttempt] = useState(0);
  const sending = useMutation({
    mutationFn: (to: string) =>
      call<CommitmentView>('POST', `/api/cases/${caseId}/commitment/link`, { body: { email: to } }),
    onSuccess: (now) => {
      drop();
      client.setQueryData(commitmentQuery(caseId).queryKey, now);
    },
  });
  const sound = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (sound) sending.mutate(email.trim());
  };
  const { asked, representative } = commitment;
  return (
    <section className="boxed" aria-label={t('commitment.byLink')}>
      <h3>{t('commitment.byLink')}</h3>
      <p className="small">{t('commitment.byLinkHelp', { name: representative ?? t('apply.representative') })}</p>
      {asked ? (
        <p className="note note-good" role="status" data-asked>
          {t('commitment.asked', {
            email: asked.email,
            time: dateTimeText(asked.at),
            until: untilText(asked.expiresAt),
          })}
        </p>
      ) : null}
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
      <form noValidate onSubmit={send}>
        <Field
          id="commitment-email"
          label={t('commitment.email')}
          required
          help={t('commitment.emailHelp')}
          error={attempt > 0 && !sound ? t('commitment.emailWrong') : undefined}
        >
          <Input
            id="commitment-email"
            type="email"
            maxLength={120}
            value={email}
            aria-describedby={describedBy('commitment-email')}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Button htmlType="submit" type={asked ? 'default' : 'primary'} loading={sending.isPending} data-send-link>
          {t(asked ? 'commitment.sendAgain' : 'commitment.send')}
        </Button>
      </form>
    </section>
  );
}
