/**
 * One code for everything a form consists of: `field:staff`, `paper:licence`, `questionnaire:self`. Evidence `missing`,
 * the screens and the notices of a supplement all speak of items.
 */
import type { Label } from '../vocabulary/roles.ts';
import type { Form, QuestionnaireKind } from './form-schema.ts';

export const questionnaireNames: Readonly<Record<QuestionnaireKind, Label>> = {
  self: { zh: '企业自评问卷', en: 'Self-assessment questionnaire' },
  baseline: { zh: '诊断基线问卷', en: 'Baseline questionnaire' },
  after: { zh: '改造后自评问卷', en: 'Questionnaire after the retrofit' },
  onSite: { zh: '现场评定问卷', en: 'On-site questionnaire' },
};

/** Everything the form consists of, in its order. */
export function itemsOf(form: Form): { code: string; label: Label }[] {
  return [
    ...form.fields.map(({ code, label }) => ({ code: `field:${code}`, label })),
    ...form.papers.map(({ code, label }) => ({ code: `paper:${code}`, label })),
    ...(form.questionnaire === null
      ? []
      : [{ code: `questionnaire:${form.questionnaire}`, label: questionnaireNames[form.questionnaire] }]),
  ];
}

/** What a return asked for. `field` is an item's code, with or without its kind in front. */
export type Defect = { readonly field: string; readonly why: string };

/** The defects that name an item of this form, under the item's full code; others are about something else. */
export function askedOf(form: Form, defects: readonly Defect[]): { code: string; why: string }[] {
  const items = itemsOf(form);
  return defects.flatMap(({ field, why }) =>
    items.filter(({ code }) => code === field || code.endsWith(`:${field}`)).map(({ code }) => ({ code, why })),
  );
}

/**
 * The items that are open again after a return: those asked for; all of them when nothing, or nothing of this form, was
 * named, since otherwise nobody could answer the notice (process.md, "Supplement").
 */
export function itemsOpenAfter(form: Form, defects: readonly Defect[]): ReadonlySet<string> {
  const asked = askedOf(form, defects).map(({ code }) => code);
  return new Set(asked.length > 0 ? asked : itemsOf(form).map(({ code }) => code));
}
