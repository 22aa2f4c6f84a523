/** Inviting somebody by mail to a role of the organisation. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import type { InvitationView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';

type Props = {
  organisationId: string;
  roles: readonly string[];
  /** Parties have administrators of their own. */
  mayLead: boolean;
};

export function InviteForm({ organisationId, roles, mayLead }: Props) {
  const { t } = useWords();
  const names = useMachineNames();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [chosen, setChosen] = useState(roles[0] ?? '');
  const [administers, setAdministers] = useState(false);
  const [attempt, setAttempt] = useState(0);
  // Another office has other roles.
  const role = roles.includes(chosen) ? chosen : (roles[0] ?? '');
  const send = useMutation({
    mutationFn: (body: object) =>
      call<InvitationView>('POST', `/api/organisations/${organisationId}/invitations`, { body }),
    onSuccess: async () => {
      setEmail('');
      setAdministers(false);
      setAttempt(0);
      await client.invalidateQueries({ queryKey: ['membership', 'invitations'] });
    },
  });
  const errors = /^\S+@\S+\.\S+$/.test(email.trim())
    ? []
    : [{ fieldId: 'invite-email', text: t('invitations.emailWrong') }];
  const shown = attempt > 0 ? errors : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) send.mutate({ email: email.trim(), role, administers });
  };
  return (
    <form className="small-form invite-form" onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} />
      {send.error ? <ProblemNotice error={send.error} /> : null}
      {send.data ? (
        <p className="note note-good" role="status">
          {send.data.state === 'toConfirm'
            ? t('invitations.toConfirm')
            : t('invitations.sent', { email: send.data.email })}
        </p>
      ) : null}
      <Field id="invite-email" label={t('invitations.email')} required error={shown[0]?.text}>
        <Input
          id="invite-email"
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          aria-describedby={describedBy('invite-email')}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      {roles.length > 1 ? (
        <Field id="invite-role" label={t('members.role')} required>
          <Select
            id="invite-role"
            value={role}
            options={roles.map((one) => ({ value: one, label: names.role(one) }))}
            onChange={(next: string) => setChosen(next)}
            aria-describedby={describedBy('invite-role')}
          />
        </Field>
      ) : null}
      {mayLead ? (
        <Checkbox checked={administers} onChange={(event) => setAdministers(event.target.checked)}>
          {t('invitations.administers')}
        </Checkbox>
      ) : null}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t('invitations.send')}
        </Button>
      </div>
    </form>
  );
}
