/** The audit firm's decision on every line: allowed, cut in part, cut, with the reason. */
import { App, Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { CaseView, SpendLineView, SpendView, Verdict } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { Field } from '../shared/Field.tsx';
import { Money } from '../shared/Money.tsx';
import { readYuan } from '../shared/money.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useDraft } from '../shared/use-draft.ts';
import { YuanInput } from '../shared/YuanInput.tsx';
import { useWords } from '../words/use-words.ts';
import { LineWords } from './SpendTable.tsx';
import { draftsOf, type VerdictDraft, verdictErrors, verdictsOf } from './verdict-draft.ts';

const verdicts: readonly Verdict['verdict'][] = ['allowed', 'cutInPart', 'cut'];
const cutReasons = ['notEligible', 'outsideWindow', 'notPaid', 'overContract', 'relatedParty', 'noEvidence', 'other'];

export function VerdictEditor({ view, spend }: { view: CaseView; spend: SpendView }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [drafts, setDrafts, drop] = useDraft<Record<string, VerdictDraft>>(
    `verdicts.${view.id}`,
    draftsOf(spend.lines),
  );
  const [attempt, setAttempt] = useState(0);
  const saving = useCaseChange(view.id, () => {
    drop();
    message.success(t('spend.verdictsSaved'));
  });
  const errors = attempt > 0 ? verdictErrors(spend.lines, drafts, t) : [];
  const save = () => {
    setAttempt(attempt + 1);
    const given = verdictsOf(spend.lines, drafts);
    if (verdictErrors(spend.lines, drafts, t).length === 0 && given.length > 0)
      saving.mutate({ method: 'PUT', path: `/api/cases/${view.id}/spend/verdicts`, body: { verdicts: given } });
  };
  return (
    <>
      <ErrorSummary errors={errors} attempt={attempt} />
      {saving.error ? <ProblemNotice error={saving.error} /> : null}
      <ul className="plain">
        {spend.lines.map((line) => (
          <VerdictCard
            key={line.id}
            view={view}
            line={line}
            draft={drafts[line.id] ?? {}}
            error={errors.find(({ fieldId }) => fieldId.endsWith(line.id))?.text}
            onChange={(draft) => setDrafts({ ...drafts, [line.id]: draft })}
          />
        ))}
      </ul>
      <div className="buttons">
        <Button type="primary" loading={saving.isPending} onClick={save} data-save="verdicts">
          {t('spend.saveVerdicts')}
        </Button>
        <Button
          onClick={() =>
            setDrafts(
              Object.fromEntries(
                spend.lines.map(({ id }) => [id, drafts[id]?.verdict ? drafts[id] : { verdict: 'allowed' }]),
              ),
            )
          }
        >
          {t('spend.allowRest')}
        </Button>
      </div>
    </>
  );
}

type CardProps = {
  view: CaseView;
  line: SpendLineView;
  draft: VerdictDraft;
  error: string | undefined;
  onChange: (draft: VerdictDraft) => void;
};

function VerdictCard({ view, line, draft, error, onChange }: CardProps) {
  const { t, code } = useWords();
  const cut = draft.verdict === 'cut' || draft.verdict === 'cutInPart';
  const typed = draft.allowed ?? '';
  return (
    <li className="card verdict">
      <LineWords view={view} line={line} />
      <p className="small">
        {t('spend.contract')} <Money yuan={line.contract} /> · {t('spend.invoiced')} <Money yuan={line.invoiced} /> ·{' '}
        {t('spend.paid')} <Money yuan={line.paid} />
      </p>
      <Radio.Group
        id={`verdict-${line.id}`}
        aria-label={t('spend.verdictOn', { name: line.name })}
        optionType="button"
        {...(draft.verdict ? { value: draft.verdict } : {})}
        options={verdicts.map((one) => ({ value: one, label: code('verdict', one) }))}
        onChange={(event) => onChange({ ...draft, verdict: event.target.value })}
      />
      {cut ? (
        <div className="field-row">
          {draft.verdict === 'cutInPart' ? (
            <Field id={`allowed-${line.id}`} label={t('spend.allowed')} required help={t('form.yuanHelp')}>
              <YuanInput
                id={`allowed-${line.id}`}
                value={typed}
                wrong={typed !== '' && !readYuan(typed).accepted}
                onChange={(allowed) => onChange({ ...draft, allowed })}
              />
            </Field>
          ) : null}
          <Field id={`reason-${line.id}`} label={t('spend.cutReason')} required>
            <Select
              id={`reason-${line.id}`}
              placeholder={t('form.choose')}
              options={cutReasons.map((one) => ({ value: one, label: code('cut', one) }))}
              {...(draft.cutReason ? { value: draft.cutReason } : {})}
              onChange={(cutReason: NonNullable<Verdict['cutReason']>) => onChange({ ...draft, cutReason })}
            />
          </Field>
          <Field id={`note-${line.id}`} label={t('spend.cutNote')} required>
            <Input
              id={`note-${line.id}`}
              maxLength={1000}
              value={draft.cutNote ?? ''}
              onChange={(event) => onChange({ ...draft, cutNote: event.target.value })}
            />
          </Field>
        </div>
      ) : null}
      {error ? <p className="field-error">{error}</p> : null}
    </li>
  );
}
