/** How the organisation is reached: its administrator changes it whenever that changes. */
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import type { OrganisationPageView } from '../api/types.ts';
import { isMail, isPhone } from '../registration/registration-draft.ts';
import { TextField } from '../registration/TextField.tsx';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';
import { useOrganisationChange } from './use-organisation-change.ts';

export function ContactForm({ organisation, onDone }: { organisation: OrganisationPageView; onDone: () => void }) {
  const { t } = useWords();
  const [contact, setContact] = useState(organisation.contact ?? '');
  const [phone, setPhone] = useState(organisation.phone ?? '');
  const [email, setEmail] = useState(organisation.email ?? '');
  const [address, setAddress] = useState(organisation.address ?? '');
  const [attempt, setAttempt] = useState(0);
  const save = useOrganisationChange(
    () =>
      call<unknown>('PUT', `/api/organisations/${organisation.id}/contact`, {
        body: { contact, phone, email: email.trim(), ...(address.trim() === '' ? {} : { address }) },
      }),
    onDone,
  );
  const errors = [
    ...(contact.trim() === '' ? [{ fieldId: 'contact', text: t('organisation.contactNeeded') }] : []),
    ...(isPhone(phone) ? [] : [{ fieldId: 'phone', text: t('register.phoneWrong') }]),
    ...(isMail(email) ? [] : [{ fieldId: 'email', text: t('signIn.emailWrong') }]),
  ];
  const shown = attempt > 0 ? errors : [];
  const errorOf = (id: string) => shown.find(({ fieldId }) => fieldId === id)?.text;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary errors={shown} attempt={attempt} />
      {save.error ? <ProblemNotice error={save.error} /> : null}
      <TextField
        id="contact"
        label={t('organisation.contactPerson')}
        value={contact}
        maxLength={60}
        error={errorOf('contact')}
        onChange={setContact}
      />
      <TextField
        id="phone"
        type="tel"
        label={t('register.phone')}
        help={t('register.phoneHelp')}
        value={phone}
        maxLength={30}
        error={errorOf('phone')}
        onChange={setPhone}
      />
      <TextField
        id="email"
        type="email"
        label={t('signIn.email')}
        value={email}
        maxLength={254}
        error={errorOf('email')}
        onChange={setEmail}
      />
      <TextField
        id="address"
        label={t('organisation.address')}
        required={false}
        value={address}
        maxLength={200}
        onChange={setAddress}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('organisation.save')}
        </Button>
        <Button onClick={onDone}>{t('organisation.leave')}</Button>
      </div>
    </form>
  );
}
