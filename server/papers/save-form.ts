/** Saves a form, complete or not: drafts keep themselves. A stale save is refused, and what was filed stays readable. */
import type { z } from 'zod';
import type { Answers, Form } from '../../workflows/forms/form-schema.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import { fitsField } from '../../workflows/forms/missing.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase } from '../access/find-case.ts';
import { caseForms } from '../database/schema/papers.ts';
import { record as journal } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { answersOf, rowOf } from './filed-part.ts';
import { readFilings } from './filings.ts';
import { type Desk, openItems, requireOpen } from './form-access.ts';
import { presentForm } from './form-views.ts';
import { keepForm } from './keep-filed.ts';
import type { FormView, saveFormSchema } from './papers-contract.ts';

type Save = { caseId: string; form: string; body: z.infer<typeof saveFormSchema> };

/** @throws Refused not-found, wrong-role, not-open, stale-form, invalid-shape */
export async function saveForm(
  product: Product,
  caller: Caller,
  { caseId, form: code, body }: Save,
): Promise<FormView> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const form = formsOf(await product.policies.get(seen.record.policyId)).find((one) => one.code === code);
    if (!form) throw new Refused('not-found');
    const desk: Desk = { caller, seen, filings: await readFilings(tx, seen.record) };
    requireOpen(desk, form);
    const row = rowOf(desk.filings, form);
    const version = row?.version ?? 0;
    if (body.version !== version) throw new Refused('stale-form', { version });
    const stored = answersOf(desk.filings, seen.record, form)?.answers ?? {};
    const answers = merge(desk, form, stored, body.answers);
    // What was filed, or written by an earlier party, is kept beside the new answers.
    if (row && (row.updatedAt < seen.record.enteredAt || stored !== row.answers)) await keepForm(tx, caseId, row);

    const at = await product.clock.now(tx);
    const values = { answers, version: version + 1, updatedBy: caller.personId, updatedAt: at };
    await tx
      .insert(caseForms)
      .values({ caseId, form: code, ...values })
      .onConflictDoUpdate({ target: [caseForms.caseId, caseForms.form], set: values });
    const changed = form.fields.map((field) => field.code).filter((field) => stored[field] !== answers[field]);
    await journal(tx, {
      at,
      act: 'form.saved',
      actorId: caller.personId,
      role: form.role,
      caseId,
      seq: seen.record.seq,
      details: { form: code, version: version + 1, changed },
    });
    return presentForm(product, { ...desk, filings: await readFilings(tx, seen.record) }, form);
  });
}

/** New values for the open fields, old ones for the others: what is not open cannot be changed by the way. */
function merge(desk: Desk, form: Form, stored: Answers, sent: Answers): Record<string, string | number | boolean> {
  const open = openItems(desk, form);
  const unfit = Object.entries(sent).filter(([code, answer]) => {
    const field = form.fields.find((one) => one.code === code);
    return !field || !fitsField(field, answer);
  });
  if (unfit.length > 0) throw new Refused('invalid-shape', { fields: unfit.map(([code]) => code).slice(0, 20) });
  const closed = form.fields.filter(({ code }) => !open.has(`field:${code}`));
  const touched = closed.filter(({ code }) => Object.hasOwn(sent, code) && sent[code] !== stored[code]);
  if (touched.length > 0) throw new Refused('not-open', { fields: touched.map(({ code }) => code) });
  const answers: Record<string, string | number | boolean> = {};
  for (const { code } of form.fields) {
    const answer = open.has(`field:${code}`) ? sent[code] : stored[code];
    if (answer !== undefined) answers[code] = answer;
  }
  return answers;
}
