/** The forms of a case as the caller may see them, with what is filled in, what is open and what is still missing. */
import type { Answer, Answers, Form } from '../../workflows/forms/form-schema.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import { mask } from '../../workflows/privacy/mask.ts';
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, type SeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Product } from '../product.ts';
import { commitmentStanding } from './commitment-standing.ts';
import { answersOf, authorOf, findShortcomings, rowOf } from './filed-part.ts';
import { readFilings } from './filings.ts';
import { askedItems, type Desk, draftSince, fills, mayRead, openItems } from './form-access.ts';
import { fieldView, paperView } from './form-words.ts';
import { knownFor } from './known-answers.ts';
import type { FormView } from './papers-contract.ts';
import { answersAt, supplementOf } from './supplement.ts';

/** @throws Refused not-found */
export async function listForms(product: Product, caller: Caller, caseId: string): Promise<{ items: FormView[] }> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'form.list');
  const desk: Desk = { caller, seen, filings: await readFilings(product.db, seen.record) };
  const forms = formsOf(await product.policies.get(seen.record.policyId)).filter((form) => mayRead(desk, form));
  const items: FormView[] = [];
  for (const form of forms) items.push(await presentForm(product, desk, form));
  return { items };
}

export async function presentForm(product: Product, desk: Desk, form: Form): Promise<FormView> {
  const { seen, filings } = desk;
  const open = [...openItems(desk, form)];
  const { drafted, supplement, before, row, answers } = standOf(desk, form);
  const shortcomings = drafted ? [] : await findShortcomings(product, seen.record, { form, filings });
  return {
    form: form.code,
    label: form.label,
    open: open.length > 0,
    fields: form.fields.map(fieldView),
    papers: form.papers.map(paperView),
    questionnaire: form.questionnaire,
    answers: shownTo(desk, form, answers),
    reveals: revealsOf(desk, form, answers),
    sections: (form.sections ?? []).map((section) => ({ ...section, lead: section.lead ?? null })),
    known: open.length > 0 ? await knownFor(product, seen.record, form) : {},
    version: rowOf(filings, form)?.version ?? 0,
    updatedAt: drafted ? null : (row?.updatedAt.toISOString() ?? null),
    updatedBy: fills(desk, form) ? (row?.savedBy ?? null) : null,
    openItems: open,
    asked: askedItems(desk, form),
    before: before ? shownTo(desk, form, before) : null,
    supplement,
    missing: [
      ...shortcomings.map(({ code, why }) => ({ code, label: why })),
      ...(drafted ? [] : await uncommitted(product, desk, form)),
    ],
  };
}

/** Neither confirmed by the legal representative nor signed on paper. */
async function uncommitted(product: Product, { seen, filings }: Desk, form: Form): Promise<FormView['missing']> {
  const policy = await product.policies.get(seen.record.policyId);
  if (policy.commitment?.form !== form.code) return [];
  const standing = commitmentStanding(policy, seen.record, filings);
  if (standing === null || standing.by !== null) return [];
  const { lapsed } = standing;
  const label = lapsed
    ? {
        zh: '承诺书：内容已改动，须由法定代表人重新确认',
        en: 'Commitment letter: changed since, to be confirmed again',
      }
    : { zh: '承诺书：须由法定代表人确认', en: 'Commitment letter: the legal representative has not confirmed it' };
  return [{ code: `paper:${policy.commitment.paper}`, label }];
}

/** What the form shows the caller, before anything is masked; null where they may not read it. */
export async function readShownAnswers(
  { db }: Product,
  caller: Caller,
  { seen, form }: { seen: SeenCase; form: Form },
): Promise<Answers | null> {
  const desk: Desk = { caller, seen, filings: await readFilings(db, seen.record) };
  if (!mayRead(desk, form)) return null;
  return standOf(desk, form).answers;
}

/** While somebody else is at it, everybody reads what was filed before, not the draft. */
function standOf(desk: Desk, form: Form) {
  const { seen, filings } = desk;
  const drafted = draftSince(desk, form) !== null && !fills(desk, form);
  const of = { record: seen.record, filings, form };
  const supplement = supplementOf(of, { drafted });
  const before = supplement ? answersAt(of, new Date(supplement.at)) : filedBefore(desk, form);
  const row = answersOf(filings, seen.record, form);
  const answers: Answers = { ...(drafted ? before : row?.answers) };
  return { drafted, supplement, before, row, answers };
}

/** Telephone and mail of a person are whole for who filled them in; a comparison of old and new is made before. */
function shownTo(desk: Desk, form: Form, answers: Answers): Record<string, Answer> {
  const whole = fills(desk, form);
  const kinds = new Map(form.fields.map(({ code, personal }) => [code, personal]));
  return Object.fromEntries(
    Object.entries(answers).map(([code, answer]) => {
      const kind = kinds.get(code);
      return [code, kind === undefined || whole ? answer : mask(kind, String(answer))];
    }),
  );
}

const officials: readonly PersonRole[] = ['district', 'officer', 'director', 'objectionHandler', 'treasury', 'auditor'];

function revealsOf(desk: Desk, form: Form, answers: Answers): FormView['reveals'] {
  const { roles, record } = desk.seen;
  if (fills(desk, form) || !roles.some((role) => officials.includes(role))) return [];
  return form.fields
    .filter(({ code, personal }) => personal !== undefined && answers[code] !== undefined)
    .map(({ code }) => ({ subject: `cases/${record.id}`, field: `form.${code}` }));
}

/** What was filed when the case last left the hands of who fills it in; null when nothing has been filed yet. */
function filedBefore({ seen: { record }, filings }: Desk, form: Form): Answers | null {
  const row = answersOf(filings, record, form);
  if (row && row.updatedAt < record.enteredAt) return row.answers;
  const author = authorOf(record, form);
  const kept = filings.forms.filter(
    (one) => one.form.startsWith(`${form.code}@`) && author !== null && one.savedFor.includes(author),
  );
  return kept.at(-1)?.answers ?? null;
}
