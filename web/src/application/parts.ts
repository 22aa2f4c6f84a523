/** The parts of an application in their order, each with how far it is: from what the server says is missing. Pure. */
import type { AssessmentView, CommitmentView, DocumentView, FormView, Label } from '../api/types.ts';
import type { WordKey } from '../words/catalogue.ts';

export type PartState = 'todo' | 'started' | 'done' | 'ahead';
export type Part = {
  /** In the address. */
  code: string;
  kind: 'fields' | 'papers' | 'self' | 'commitment';
  label: Label | WordKey;
  lead: Label | WordKey | null;
  /** Of a section: its fields. */
  fields: readonly string[];
  state: PartState;
  missing: number;
};

type Standing = {
  form: FormView;
  documents: readonly DocumentView[];
  assessment: AssessmentView | undefined;
  commitment: CommitmentView | undefined;
};

export function partsOf({ form, documents, assessment, commitment }: Standing): Part[] {
  const letter = commitment?.needed ? commitment.paper?.code : undefined;
  const lacking = (codes: readonly string[]) => form.missing.filter(({ code }) => codes.includes(code)).length;
  const stateOf = (missing: number, begun: boolean): PartState =>
    !begun ? 'todo' : missing === 0 ? 'done' : 'started';
  const sections =
    form.sections.length > 0
      ? form.sections
      : [{ code: 'fields', label: form.label, lead: null, fields: form.fields.map(({ code }) => code) }];
  const fields = sections.map((section): Part => {
    const missing = lacking(section.fields.map((code) => `field:${code}`));
    const begun = section.fields.some((code) => form.answers[code] !== undefined);
    return { ...section, kind: 'fields', state: stateOf(missing, begun), missing };
  });
  const asked = form.papers.filter(({ code }) => code !== letter);
  const papersMissing = lacking(asked.map(({ code }) => `paper:${code}`));
  const given = documents.some((one) => one.withdrawnAt === null && asked.some(({ code }) => code === one.paper));
  const others: Part[] = [];
  if (asked.length > 0)
    others.push({
      code: 'papers',
      kind: 'papers',
      label: 'apply.papers',
      lead: 'apply.papersLead',
      fields: [],
      state: stateOf(papersMissing, given),
      missing: papersMissing,
    });
  if (form.questionnaire !== null) {
    const missing = lacking([`questionnaire:${form.questionnaire}`]);
    others.push({
      code: 'self',
      kind: 'self',
      label: 'apply.self',
      lead: 'apply.selfLead',
      fields: [],
      state: missing === 0 ? 'done' : (assessment?.version ?? 0) > 0 ? 'started' : 'todo',
      missing,
    });
  }
  if (commitment?.needed) {
    const ahead = [...fields, ...others].some(({ state, missing }) => state !== 'done' && missing > 0);
    const done = commitment.standing === 'confirmed' || commitment.standing === 'paper';
    others.push({
      code: 'commitment',
      kind: 'commitment',
      label: 'apply.commitment',
      lead: 'commitment.lead',
      fields: [],
      state: done
        ? 'done'
        : ahead
          ? 'ahead'
          : commitment.asked || commitment.standing === 'lapsed'
            ? 'started'
            : 'todo',
      missing: done ? 0 : 1,
    });
  }
  return [...fields, ...others];
}

/** A part to which nothing is required is as good as complete. */
export const isDone = ({ state, missing }: Part): boolean => state === 'done' || (state === 'todo' && missing === 0);

/** Where what is missing is filled in. */
export function partOf(
  parts: readonly Part[],
  item: string,
  commitment: CommitmentView | undefined,
): string | undefined {
  const [kind, code = ''] = item.split(':');
  if (kind === 'field') return parts.find(({ fields }) => fields.includes(code))?.code;
  if (kind === 'questionnaire') return 'self';
  return commitment?.needed && commitment.paper?.code === code ? 'commitment' : 'papers';
}
