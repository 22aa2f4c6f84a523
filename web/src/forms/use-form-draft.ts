/** The answers of one open form while they are typed: kept, sent and merged by shared/use-merged-draft.ts. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { caseQuery, commitmentQuery, formsQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import type { FormView, Items } from '../api/types.ts';
import { type Saved, useMergedDraft } from '../shared/use-merged-draft.ts';
import { answersOf, filledFrom, readField, withoutInvisible } from './field-values.ts';

export function useFormDraft(caseId: string, form: FormView) {
  const client = useQueryClient();
  const byCode = useMemo(() => new Map(form.fields.map((field) => [field.code, field])), [form.fields]);
  const saved = useMemo(() => savedOf(form), [form]);
  const draft = useMergedDraft({
    // A draft from before the return must not be sent into what is locked since.
    name: `form.${caseId}.${form.form}${form.supplement ? `.${form.supplement.at}` : ''}`,
    saved,
    same: (code, one, other) => {
      const field = byCode.get(code);
      if (!field) return one === other;
      const [a, b] = [readField(field, one), readField(field, other)];
      return a.wrong === null && b.wrong === null ? a.value === b.value : one === other;
    },
    isSound: (code, text) => {
      const field = byCode.get(code);
      return field !== undefined && readField(field, text).wrong === null;
    },
    save: async (texts, version) => {
      const open = form.fields.filter(({ code }) => form.openItems.includes(`field:${code}`));
      const now = await call<FormView>('PUT', `/api/cases/${caseId}/forms/${form.form}`, {
        body: { answers: answersOf(open, texts, form.answers), version },
      });
      client.setQueryData(
        formsQuery(caseId).queryKey,
        (list: Items<FormView> | undefined) => list && replaced(list, now),
      );
      await client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey, exact: true });
      await client.invalidateQueries({ queryKey: commitmentQuery(caseId).queryKey });
      return savedOf(now);
    },
    reload: async () => {
      const { items } = await client.fetchQuery({ ...formsQuery(caseId), staleTime: 0 });
      return savedOf(items.find((one) => one.form === form.form) ?? form);
    },
  });
  const { change: put } = draft;
  const change = (code: string, text: string) => put(code, withoutInvisible(text));
  /** Only into a draft that nobody has touched: what somebody emptied on purpose stays empty. */
  const fresh = form.version === 0 && form.supplement === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the draft is opened for the first time.
  useEffect(() => {
    if (!fresh) return;
    for (const [code, value] of Object.entries(form.known))
      if ((draft.texts[code] ?? '') === '') change(code, String(value));
  }, []);
  return { ...draft, change };
}

const savedOf = (form: FormView): Saved => ({
  texts: filledFrom(form.fields, form.answers),
  version: form.version,
  by: form.updatedBy,
  at: form.updatedAt,
});

const replaced = (list: Items<FormView>, now: FormView): Items<FormView> => ({
  items: list.items.map((one) => (one.form === now.form && one.version <= now.version ? now : one)),
});
