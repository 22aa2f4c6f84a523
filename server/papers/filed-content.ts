/**
 * What is handed in with a form, as one text and its SHA-256: the answers, the papers by their hashes, the questionnaire. The
 * confirmation of the commitment is bound to it, and a receipt names it. Equal contents give equal texts.
 */
import { createHash } from 'node:crypto';
import type { Form } from '../../workflows/forms/form-schema.ts';
import type { CaseRecord } from '../access/find-case.ts';
import { authorOf } from './filed-part.ts';
import type { Filings } from './filings.ts';
import { flatten } from './keep-filed.ts';
import { answersAt, assessmentAt } from './supplement.ts';

export type Filed = { record: CaseRecord; filings: Filings; form: Form };
type Asked = {
  /** As it stood then, this instant included; left out: as it stands. */
  at?: Date;
  /** A paper that does not belong to it: the letter that is signed about the rest. */
  without?: string;
};

const always = new Date(8_640_000_000_000_000);

export function contentHash(filed: Filed, { at, without }: Asked = {}): string {
  const { record, filings, form } = filed;
  const before = at === undefined ? always : new Date(at.getTime() + 1);
  const sheet = form.questionnaire === null ? null : assessmentAt(filings, form.questionnaire, before);
  const content = {
    case: record.id,
    form: form.code,
    answers: Object.entries(answersAt(filed, before) ?? {})
      .filter(([code]) => form.fields.some((field) => field.code === code))
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    papers: papersAt(filed, before)
      .filter(({ paper }) => paper !== without)
      .map(({ paper, sha256 }) => `${paper} ${sha256}`)
      .toSorted(),
    questionnaire: sheet === null ? [] : Object.entries(flatten(sheet)),
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The papers of the form that stood before that instant. */
export function papersAt({ record, filings, form }: Filed, before: Date): Filings['papers'] {
  const author = authorOf(record, form);
  return filings.papers.filter(
    ({ paper, uploadedFor, uploadedAt, withdrawnAt }) =>
      uploadedFor === author &&
      form.papers.some(({ code }) => code === paper) &&
      uploadedAt < before &&
      (withdrawnAt === null || withdrawnAt >= before),
  );
}
