/** The contract with the provider as the enterprise types it: dates, the data-security clause, lines, milestones. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { policyQuery } from '../api/reference-queries.ts';
import type { CaseView, ContractView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { Field } from '../shared/Field.tsx';
import { Money } from '../shared/Money.tsx';
import { sumYuan } from '../shared/money.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useDraft } from '../shared/use-draft.ts';
import { useWords } from '../words/use-words.ts';
import { ContractLines } from './ContractLines.tsx';
import { type ContractDraft, contractBody, contractErrors, draftFrom } from './contract-draft.ts';
import { MilestoneLines } from './MilestoneLines.tsx';

type Props = { view: CaseView; contract: ContractView | null };
const days = ['signedOn', 'planStartsOn', 'planEndsOn'] as const;

export function ContractEditor({ view, contract }: Props) {
  const { t } = useWords();
  const { message } = App.useApp();
  const categories = useQuery(policyQuery(view.policyId)).data?.expenseCategories ?? [];
  const version = contract?.version ?? 0;
  const [draft, setDraft, drop] = useDraft<ContractDraft>(
    `contract.${view.id}.${version}`,
    draftFrom(contract, 'software'),
  );
  const [attempt, setAttempt] = useState(0);
  const saving = useCaseChange(view.id, () => {
    drop();
    message.success(t('contract.saved'));
  });
  const errors = attempt > 0 ? contractErrors(draft, t) : [];
  const errorOf = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.text;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (contractErrors(draft, t).length === 0)
      saving.mutate({ method: 'PUT', path: `/api/cases/${view.id}/contract`, body: contractBody(draft, version) });
  };
  return (
    <form onSubmit={save} noValidate>
      <ErrorSummary errors={errors} attempt={attempt} />
      {saving.error ? <ProblemNotice error={saving.error} /> : null}
      <Field
        id="contract-number"
        label={t('contract.number')}
        required
        error={errorOf('contract-number')}
        help={t('form.limit', { count: 60 })}
      >
        <Input
          id="contract-number"
          maxLength={60}
          value={draft.number}
          onChange={(event) => setDraft({ ...draft, number: event.target.value })}
        />
      </Field>
      <div className="field-row">
        {days.map((name) => (
          <Field
            key={name}
            id={`contract-${name}`}
            label={t(`contract.${name}`)}
            required
            error={errorOf(`contract-${name}`)}
          >
            <Input
              id={`contract-${name}`}
              type="date"
              value={draft[name]}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      <Checkbox
        checked={draft.dataSecurityClause}
        onChange={(event) => setDraft({ ...draft, dataSecurityClause: event.target.checked })}
      >
        {t('contract.dataSecurityClause')}
      </Checkbox>
      <h3>{t('contract.lines')}</h3>
      <ContractLines
        lines={draft.lines}
        categories={categories}
        errorOf={errorOf}
        onChange={(lines) => setDraft({ ...draft, lines })}
      />
      <p className="line-sums">
        {t('contract.sumPrice')} <Money yuan={sumYuan(draft.lines.map(({ price }) => price))} />
        <span className="muted">
          {' '}
          · {t('contract.sumList')} <Money yuan={sumYuan(draft.lines.map(({ listPrice }) => listPrice))} />
        </span>
      </p>
      <h3>{t('contract.milestones')}</h3>
      <MilestoneLines
        milestones={draft.milestones}
        errorOf={errorOf}
        onChange={(milestones) => setDraft({ ...draft, milestones })}
      />
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={saving.isPending} data-save="contract">
          {t('contract.save')}
        </Button>
        {contract ? <span className="muted small">{t('contract.thenFile')}</span> : null}
      </div>
    </form>
  );
}
