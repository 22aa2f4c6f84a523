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

export function OpenForm({ caseId, form }: { caseId: string; form: FormView }) {
  const { t, of } = useWords();
  const client = useQueryClient();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { value, change, flush, status, settle } = useAutosave<Filled>({
    name: `form.${caseId}.${form.form}`,
    initial: { value: filledFrom(form.fields, form.answers), version: form.version },
    save: async (filled, version) => {
      const saved = await call<FormView>('PUT', `/api/cases/${caseId}/forms/${form.form}`, {
        body: { answers: answersOf(form.fields, filled, form.answers), version },
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
  const errors = form.fields.flatMap((field) => {
    const { wrong } = readField(field, value[field.code] ?? '');
    return wrong && left.has(field.code) ? [{ code: field.code, text: `${of(field.label)}：${t(wrong)}` }] : [];
  });
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary errors={errors.map(({ code, text }) => ({ fieldId: idOf(code), text }))} attempt={0} />
      {form.fields.map((field) => (
        <FormField
          key={field.code}
          id={idOf(field.code)}
          field={field}
          text={value[field.code] ?? ''}
          error={errors.find(({ code }) => code === field.code)?.text}
          onChange={(text) => change({ ...value, [field.code]: text })}
          onLeave={() => {
            setLeft(new Set([...left, field.code]));
            flush();
          }}
        />
      ))}
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
