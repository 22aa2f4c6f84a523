/** A form that may be filled in now: one column, saves by itself, tells when somebody else saved a newer version. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { caseQuery, formsQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import type { FormView, Items } from '../api/types.ts';
import { ErrorSummary } from '../shared/ErrorSummary.tsx';
import { SaveLine } from '../shared/SaveLine.tsx';
import { useAutosave } from '../shared/use-autosave.ts';
import { useWords } from '../words/use-words.ts';
import { FormField } from './FormField.tsx';
import { answersOf, type Filled, filledFrom, readField } from './field-values.ts';
import { ReturnedField } from './ReturnedField.tsx';

/** Shows the fields that are open; of a form that was given back with the remark and the old value beside each. */
export function OpenForm({ caseId, form }: { caseId: string; form: FormView }) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { supplement } = form;
  const open = form.fields.filter(({ code }) => form.openItems.includes(`field:${code}`));
  const { value, change, flush, status, settle } = useAutosave<Filled>({
    // A draft from before the return must not be sent into what is locked since.
    name: `form.${caseId}.${form.form}${supplement ? `.${supplement.at}` : ''}`,
    initial: { value: filledFrom(form.fields, form.answers), version: form.version },
    save: async (filled, version) => {
      const saved = await call<FormView>('PUT', `/api/cases/${caseId}/forms/${form.form}`, {
        body: { answers: answersOf(open, filled, form.answers), version },
      });
      client.setQueryData(
        formsQuery(caseId).queryKey,
        (list: Items<FormView> | undefined) => list && replaced(list, saved),
      );
      await client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey, exact: true });
      return saved.version;
    },
    reload: async () => {
      const { items } = await client.fetchQuery({ ...formsQuery(caseId), staleTime: 0 });
      const now = items.find((one) => one.form === form.form) ?? form;
      return { value: filledFrom(now.fields, now.answers), version: now.version };
    },
  });
  const idOf = (code: string) => `${form.form}-${code}`;
  const errors = open.flatMap((field) => {
    const { wrong } = readField(field, value[field.code] ?? '');
    return wrong && left.has(field.code) ? [{ code: field.code, text: `${of(field.label)}：${t(wrong)}` }] : [];
  });
  if (open.length === 0) return null;
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary errors={errors.map(({ code, text }) => ({ fieldId: idOf(code), text }))} attempt={0} />
      {open.map((field) => {
        const text = value[field.code] ?? '';
        const put = (next: string) => change({ ...value, [field.code]: next });
        const control = (
          <FormField
            key={field.code}
            id={idOf(field.code)}
            field={field}
            text={text}
            error={errors.find(({ code }) => code === field.code)?.text}
            remark={supplement ? `${idOf(field.code)}-remark` : undefined}
            onChange={put}
            onLeave={() => {
              setLeft(new Set([...left, field.code]));
              flush();
            }}
          />
        );
        if (!supplement) return control;
        return (
          <ReturnedField key={field.code} form={form} field={field} text={text} supplement={supplement} onRestore={put}>
            {control}
          </ReturnedField>
        );
      })}
      <SaveLine
        status={status}
        savedAt={form.updatedAt === null ? null : new Date(form.updatedAt)}
        onSettle={settle}
        onRetry={flush}
      />
    </form>
  );
}

const replaced = (list: Items<FormView>, saved: FormView): Items<FormView> => ({
  items: list.items.map((one) => (one.form === saved.form ? saved : one)),
});
