/** The people of the demonstration city, by what they do. One click signs in as that person. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DemonstrationView, SessionView } from '../api/types.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useMachineNames } from '../shared/use-machine.ts';
import { useWords } from '../words/use-words.ts';
import { useEnter } from './SignInForm.tsx';

type Props = { demonstration: DemonstrationView; onEntered: (session: SessionView) => void };
const shownPerRole = 4;
/** Whoever looks at a demonstration begins where a case begins. */
const inOrder = ['enterprise', 'district', 'officer', 'director', 'treasury', 'provider', 'agency', 'auditFirm'];
const placeOf = (role: string) => (inOrder.includes(role) ? inOrder.indexOf(role) : inOrder.length);

export function DemonstrationAccounts({ demonstration, onEntered }: Props) {
  const { t } = useWords();
  const names = useMachineNames();
  const [sought, setSought] = useState('');
  const enter = useEnter(onEntered);
  const { accounts, password } = demonstration;
  if (password === null) return null;
  const fitting = accounts.filter(({ name, email, organisation }) =>
    `${name} ${email} ${organisation}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const roles = [...new Set(fitting.map(({ role }) => role))].sort((one, other) => placeOf(one) - placeOf(other));
  return (
    <section className="card accounts" aria-labelledby="accounts-title">
      <h2 id="accounts-title">{t('signIn.demonstration')}</h2>
      <p className="muted">{t('signIn.demonstrationLead', { password })}</p>
      <Input
        allowClear
        value={sought}
        placeholder={t('signIn.find')}
        aria-label={t('signIn.find')}
        onChange={(event) => setSought(event.target.value)}
      />
      {enter.error ? <ProblemNotice error={enter.error} /> : null}
      <div className="accounts-list">
        {roles.map((role) => {
          const ofRole = fitting.filter((account) => account.role === role);
          const shown = sought.trim() === '' ? ofRole.slice(0, shownPerRole) : ofRole.slice(0, 12);
          return (
            <div key={role}>
              <h3>{names.role(role)}</h3>
              <ul className="plain">
                {shown.map(({ email, name, organisation }) => (
                  <li key={email}>
                    <Button
                      type="text"
                      block
                      className="account"
                      disabled={enter.isPending}
                      onClick={() => enter.mutate({ email, password })}
                    >
                      <span>{name}</span>
                      <span className="muted small account-of">{organisation}</span>
                    </Button>
                  </li>
                ))}
              </ul>
              {ofRole.length > shown.length ? (
                <p className="muted small">{t('signIn.more', { count: ofRole.length - shown.length })}</p>
              ) : null}
            </div>
          );
        })}
      </div>
    </section>
  );
}
