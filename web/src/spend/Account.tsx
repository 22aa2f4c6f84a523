/** The account the subsidy goes to: given by the enterprise, read by the treasury, masked but for the last four. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { call } from '../api/client.ts';
import { accountQuery } from '../api/reference-queries.ts';
import type { AccountView, CaseView, SaveAccount } from '../api/types.ts';
import { Masked } from '../privacy/Masked.tsx';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { describedBy, Field } from '../shared/Field.tsx';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useDraft } from '../shared/use-draft.ts';
import { useWords } from '../words/use-words.ts';

export function Account({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(accountQuery(view.enterprise.id));
  const [editing, setEditing] = useState(false);
  const isOwn = view.roles.includes('enterprise');
  return (
    <Section title={t('account.title')} lead={isOwn ? t('account.lead') : undefined}>
      <Read asked={asked} rows={2}>
        {(account) => (
          <>
            {account === null ? <p className="note">{t('account.none')}</p> : <Given account={account} />}
            {isOwn && (editing || account === null) ? (
              <AccountForm view={view} onDone={() => setEditing(false)} />
            ) : isOwn ? (
              <Button onClick={() => setEditing(true)}>{t('account.change')}</Button>
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}

function Given({ account }: { account: AccountView }) {
  const { t } = useWords();
  return (
    <dl className="facts">
      <dt>{t('account.holder')}</dt>
      <dd>{account.holder}</dd>
      <dt>{t('account.bank')}</dt>
      <dd>{account.bank}</dd>
      <dt>{t('account.number')}</dt>
      <dd>
        <Masked shown={account.number} reveals={account.reveals} field="account.number" what={t('reveal.account')} />
      </dd>
      <dt>{t('account.updatedAt')}</dt>
      <dd>
        <Instant at={account.updatedAt} />
      </dd>
    </dl>
  );
}

function AccountForm({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [draft, setDraft, drop] = useDraft<SaveAccount>(`account.${view.enterprise.id}`, {
    bank: '',
    holder: view.enterprise.name,
    number: '',
  });
  const [attempt, setAttempt] = useState(0);
  const saving = useMutation({
    mutationFn: (body: SaveAccount) =>
      call<AccountView>('PUT', `/api/organisations/${view.enterprise.id}/account`, { body }),
    onSuccess: async (saved) => {
      drop();
      client.setQueryData(accountQuery(view.enterprise.id).queryKey, saved);
      onDone();
      await client.invalidateQueries({ queryKey: ['case', view.id] });
    },
  });
  const number = draft.number.replace(/\s/g, '');
  const wrong = [
    ...(draft.holder.trim().length < 2
      ? [{ fieldId: 'account-holder', text: `${t('account.holder')}：${t('form.required')}` }]
      : []),
    ...(draft.bank.trim().length < 2
      ? [{ fieldId: 'account-bank', text: `${t('account.bank')}：${t('form.required')}` }]
      : []),
    ...(/^\d{8,30}$/.test(number) ? [] : [{ fieldId: 'account-number', text: t('account.numberShape') }]),
  ];
  const errors = attempt > 0 ? wrong : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (wrong.length === 0) saving.mutate({ bank: draft.bank.trim(), holder: draft.holder.trim(), number });
  };
  return (
    <form onSubmit={submit} noValidate className="small-form">
      <ErrorSummary errors={errors} attempt={attempt} />
      {saving.error ? <ProblemNotice error={saving.error} /> : null}
      {(['holder', 'bank', 'number'] as const).map((name) => {
        const id = `account-${name}`;
        return (
          <Field
            key={name}
            id={id}
            label={t(`account.${name}`)}
            required
            help={t(`account.${name}Help`)}
            error={errors.find(({ fieldId }) => fieldId === id)?.text}
          >
            <Input
              id={id}
              value={draft[name]}
              maxLength={name === 'number' ? 40 : 100}
              inputMode={name === 'number' ? 'numeric' : 'text'}
              autoComplete="off"
              aria-describedby={describedBy(id)}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Field>
        );
      })}
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={saving.isPending} data-save="account">
          {t('account.save')}
        </Button>
      </div>
    </form>
  );
}
