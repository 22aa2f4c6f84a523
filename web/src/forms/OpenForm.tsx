/** A form that may be filled in now: one column, saves by itself, and what others save meanwhile is merged field by field. */
import { Button } from 'antd';
import { useState } from 'react';
import type { FieldView, FormView } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { SaveLine } from '../shared/SaveLine.tsx';
import { useWords } from '../words/use-words.ts';
import { FieldConflict } from './FieldConflict.tsx';
import { FormField } from './FormField.tsx';
import { readField } from './field-values.ts';
import { KnownMark } from './KnownMark.tsx';
import { OthersChanged } from './OthersChanged.tsx';
import { ReturnedField } from './ReturnedField.tsx';
import { useFormDraft } from './use-form-draft.ts';

type Props = {
  caseId: string;
  form: FormView;
  /** Only these fields: one section. */
  only?: readonly string[];
  /** Goes on to the next section, once nothing that is typed is wrong. */
  onNext?: () => void;
};

/** Shows the fields that are open; of a form that was given back with the remark and the old value beside each. */
export function OpenForm({ caseId, form, only, onNext }: Props) {
  const { t, of } = useWords();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const draft = useFormDraft(caseId, form);
  const open = form.fields.filter(
    ({ code }) => form.openItems.includes(`field:${code}`) && only?.includes(code) !== false,
  );
  const idOf = (code: string) => `${form.form}-${code}`;
  const errors = open.flatMap((field) => {
    const { wrong } = readField(field, draft.texts[field.code] ?? '');
    return wrong && (attempt > 0 || left.has(field.code))
      ? [{ code: field.code, text: `${of(field.label)}：${t(wrong)}` }]
      : [];
  });
  const next = () => {
    setAttempt(attempt + 1);
    void draft.flush();
    if (open.every((field) => readField(field, draft.texts[field.code] ?? '').wrong === null)) onNext?.();
  };
  if (open.length === 0) return null;
  const one = (field: FieldView) => {
    const { code } = field;
    const text = draft.texts[code] ?? '';
    const put = (typed: string) => draft.change(code, typed);
    const control = (
      <FormField
        id={idOf(code)}
        field={field}
        text={text}
        error={errors.find((error) => error.code === code)?.text}
        remark={form.supplement ? `${idOf(code)}-remark` : undefined}
        onChange={put}
        onLeave={() => {
          setLeft(new Set([...left, code]));
          void draft.flush();
        }}
      />
    );
    return (
      <div key={code} data-field={code}>
        {form.supplement ? (
          <ReturnedField form={form} field={field} text={text} supplement={form.supplement} onRestore={put}>
            {control}
          </ReturnedField>
        ) : (
          control
        )}
        <KnownMark field={field} known={form.known[code]} text={text} onTake={put} />
        {draft.conflicts.includes(code) ? (
          <FieldConflict
            field={field}
            mine={text}
            theirs={draft.saved.texts[code] ?? ''}
            by={draft.saved.by}
            at={draft.saved.at}
            onSettle={(taken) => draft.settle(code, taken)}
          />
        ) : null}
      </div>
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        next();
      }}
    >
      <OthersChanged form={form} others={draft.others} />
      <ErrorSummary errors={errors.map(({ code, text }) => ({ fieldId: idOf(code), text }))} attempt={attempt} />
      {open.map(one)}
      <SaveLine
        status={draft.status}
        savedAt={form.updatedAt === null ? null : new Date(form.updatedAt)}
        unsound={draft.unsound.length}
        onRetry={() => void draft.flush()}
      />
      {onNext ? (
        <div className="buttons">
          <Button type="primary" size="large" htmlType="submit" data-next-part>
            {t('apply.next')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
