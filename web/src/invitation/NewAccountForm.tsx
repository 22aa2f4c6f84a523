/** A name and a password make an account; the address is confirmed by the link itself. */
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';

export type NewAccount = { name: string; phone: string; password: string };
type Props = { email: string; pending: boolean; onSend: (account: NewAccount) => void };

/** The server judges the password; this only spares the way there. */
const SHORTEST = 15;

export function NewAccountForm({ email, pending, onSend }: Props) {
  const { t } = useWords();
  const [account, setAccount] = useState<NewAccount>({ name: '', phone: '', password: '' });
  const [attempt, setAttempt] = useState(0);
  const errors = [
    ...(account.name.trim() === '' ? [{ fieldId: 'new-name', text: t('invitation.nameMissing') }] : []),
    ...([...account.password].length < SHORTEST
      ? [{ fieldId: 'new-password', text: t('invitation.passwordShort', { count: SHORTEST }) }]
      : []),
  ];
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) onSend({ ...account, name: account.name.trim(), phone: account.phone.trim() });
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} />
      <p>{t('invitation.newLead')}</p>
      {/* For password managers: they keep the password under this name. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field id="new-name" label={t('invitation.name')} required error={errorOf('new-name')}>
        <Input
          id="new-name"
          autoComplete="name"
          maxLength={60}
          value={account.name}
          aria-describedby={describedBy('new-name')}
          onChange={(event) => setAccount({ ...account, name: event.target.value })}
        />
      </Field>
      <Field id="new-phone" label={t('invitation.phone')}>
        <Input
          id="new-phone"
          type="tel"
          autoComplete="tel"
          maxLength={30}
          value={account.phone}
          aria-describedby={describedBy('new-phone')}
          onChange={(event) => setAccount({ ...account, phone: event.target.value })}
        />
      </Field>
      <Field
        id="new-password"
        label={t('invitation.password')}
        required
        help={t('invitation.passwordHelp', { count: SHORTEST })}
        error={errorOf('new-password')}
      >
        <Input.Password
          id="new-password"
          autoComplete="new-password"
          maxLength={200}
          value={account.password}
          aria-describedby={describedBy('new-password')}
          onChange={(event) => setAccount({ ...account, password: event.target.value })}
        />
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={pending}>
        {t('invitation.makeAndAccept')}
      </Button>
    </form>
  );
}
