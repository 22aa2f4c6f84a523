/** The enterprise's spend lines; they are saved as a whole, and kept in this tab until they are. */
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { policyQuery } from '../api/reference-queries.ts';
import type { CaseView, SpendView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { Money } from '../shared/Money.tsx';
import { smallestYuan, sumYuan } from '../shared/money.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useDraft } from '../shared/use-draft.ts';
import { useWords } from '../words/use-words.ts';
import { SpendLineCard } from './SpendLineCard.tsx';
import { draftOfLine, newSpendLine, type SpendDraft, spendBody, spendErrors } from './spend-draft.ts';

export function SpendEditor({ view, spend }: { view: CaseView; spend: SpendView }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const categories = useQuery(policyQuery(view.policyId)).data?.expenseCategories ?? [];
  const [lines, setLines, drop] = useDraft<SpendDraft[]>(`spend.${view.id}`, spend.lines.map(draftOfLine));
  const [attempt, setAttempt] = useState(0);
  const saving = useCaseChange(view.id, () => {
    drop();
    message.success(t('spend.saved'));
  });
  const errors = attempt > 0 ? spendErrors(lines, t) : [];
  const eligible = new Set(categories.filter((one) => one.eligible).map(({ code }) => code));
  const counted = lines.filter(({ category }) => eligible.has(category));
  const save = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (spendErrors(lines, t).length === 0)
      saving.mutate({ method: 'PUT', path: `/api/cases/${view.id}/spend`, body: spendBody(lines) });
  };
  return (
    <form onSubmit={save} noValidate>
      <ErrorSummary errors={errors} attempt={attempt} />
      {saving.error ? <ProblemNotice error={saving.error} /> : null}
      {lines.length === 0 ? <p className="note">{t('spend.begin')}</p> : null}
      {lines.map((line, index) => (
        <SpendLineCard
          key={line.key}
          line={line}
          number={index + 1}
          categories={categories}
          errorOf={(name) => errors.find(({ fieldId }) => fieldId === `spend-${name}-${line.key}`)?.text}
          onChange={(next) => setLines(lines.map((one) => (one.key === line.key ? next : one)))}
          onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <Button
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => setLines([...lines, newSpendLine(categories[0]?.code ?? 'software')])}
      >
        {t('spend.add')}
      </Button>
      <p className="line-sums">
        {t('spend.typedSum')}{' '}
        <Money yuan={sumYuan(counted.map((line) => smallestYuan([line.contract, line.invoiced, line.paid])))} />
        <span className="muted">
          {' '}
          · {t('spend.savedSum')} <Money yuan={spend.claimed} />
        </span>
      </p>
      <div className="buttons">
        <Button type="primary" htmlType="submit" loading={saving.isPending} data-save="spend">
          {t('spend.save')}
        </Button>
      </div>
    </form>
  );
}
