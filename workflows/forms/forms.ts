/** The form sets that come with the product, and which form belongs where. A policy names its set by id. */
import formData2024 from '../policy/forms-2024.json' with { type: 'json' };
import type { Policy } from '../policy/policy-schema.ts';
import { type Form, type FormSet, formSetSchema, type Paper, type QuestionnaireKind } from './form-schema.ts';

export const forms2024: FormSet = formSetSchema.parse(formData2024);

const shipped: readonly FormSet[] = [forms2024];

/**
 * The forms of a programme. Where no level is assessed, no questionnaire is asked, and a form that is nothing but its
 * questionnaire falls away; so does a form whose stage the programme skips. Empty when the set is unknown.
 */
export function formsOf(policy: Policy): readonly Form[] {
  const known = byPolicy.get(policy);
  if (known) return known;
  const used = new Set<string>(policy.stages);
  const forms = (shipped.find(({ id }) => id === policy.forms)?.forms ?? [])
    .map((form) => (policy.commitment?.form === form.code ? underCommitment(form, policy.commitment) : form))
    .map((form) => (used.has('assessment') ? form : { ...form, questionnaire: null }))
    .map((form) => ({ ...form, openIn: form.openIn.filter(({ state }) => used.has(state.split('.')[0] ?? '')) }))
    .filter(
      ({ openIn, fields, papers, questionnaire }) =>
        openIn.length > 0 && fields.length + papers.length + (questionnaire === null ? 0 : 1) > 0,
    );
  byPolicy.set(policy, forms);
  return forms;
}

/**
 * The letter on paper is one of two ways to commit oneself, or none; the box that says the same falls away with what it stood in.
 * What stands behind the form is a need of its own (`commitmentMade`).
 */
function underCommitment(form: Form, { paper, paperCounts, insteadOf }: NonNullable<Policy['commitment']>): Form {
  const { sections = [], ...rest } = form;
  const kept = sections
    .map((section) => ({ ...section, fields: section.fields.filter((code) => code !== insteadOf) }))
    .filter(({ fields }) => fields.length > 0);
  return {
    ...rest,
    fields: form.fields.filter(({ code }) => code !== insteadOf),
    papers: form.papers
      .filter(({ code }) => paperCounts || code !== paper)
      .map((one) => (one.code === paper ? { ...one, required: false } : one)),
    ...(kept.length > 0 ? { sections: kept } : {}),
  };
}

const byPolicy = new WeakMap<Policy, readonly Form[]>();

/** The form that is filled in while a case lies in this state. */
export const formAt = (forms: readonly Form[], state: string): Form | undefined =>
  forms.find(({ openIn }) => openIn.some((open) => open.state === state));

export function paperOf(forms: readonly Form[], code: string): { form: Form; paper: Paper } | undefined {
  for (const form of forms) {
    const paper = form.papers.find((one) => one.code === code);
    if (paper) return { form, paper };
  }
  return undefined;
}

export const formWith = (forms: readonly Form[], kind: QuestionnaireKind): Form | undefined =>
  forms.find(({ questionnaire }) => questionnaire === kind);
