/**
 * The last return of a form, for both sides of a supplement (process.md, "Supplement"): what was asked, what stood when
 * it was returned, and what is different now. It stays readable after the answer, for whoever reviews it again.
 */
import { isEventType } from '../../workflows/case/structure.ts';
import type { Answers, Form } from '../../workflows/forms/form-schema.ts';
import { askedOf, itemsOf } from '../../workflows/forms/items.ts';
import { events } from '../../workflows/vocabulary/events.ts';
import type { CaseRecord } from '../access/find-case.ts';
import { answersOf, assessmentOf, authorOf } from './filed-part.ts';
import { type FiledAssessment, type Filings, roundOf } from './filings.ts';
import { isSame, keptName, unflatten } from './keep-filed.ts';
import type { SupplementView } from './papers-contract.ts';
import { lastReturn, wasHandedIn } from './returns.ts';

type Of = { record: CaseRecord; filings: Filings; form: Form };

/** `drafted`: somebody else is at it, and what they have changed so far is not for the caller's eyes. */
export function supplementOf(of: Of, { drafted }: { drafted: boolean }): SupplementView | null {
  const { record, filings, form } = of;
  const returned = lastReturn(filings.returns, form);
  if (!returned) return null;
  const { type, at, role, toState, nth, reason, defects } = returned;
  const changed = drafted ? [] : changedSince(of, at);
  const asked = askedOf(form, defects);
  const labels = new Map(itemsOf(form).map(({ code, label }) => [code, label]));
  const left = record.state === toState ? null : returned.left;
  return {
    event: type,
    label: labelOf(type),
    at: at.toISOString(),
    role,
    state: toState,
    nth,
    reason,
    items: asked.map(({ code, why }) => ({
      code,
      label: labels.get(code) ?? { zh: code, en: code },
      why,
      changed: changed.includes(code),
    })),
    remarks: defects
      .filter((defect) => askedOf(form, [defect]).length === 0)
      .map(({ field, why }) => `${field}：${why}`),
    changed,
    answered: left && {
      event: left.type,
      label: labelOf(left.type),
      handedIn: wasHandedIn(returned),
      at: left.at.toISOString(),
      note: left.note,
    },
  };
}

/** The answers as they stood at that moment; null when nothing had been filled in by who fills it in now. */
export function answersAt({ record, filings, form }: Of, at: Date): Answers | null {
  const author = authorOf(record, form);
  const stood = filings.forms.filter(
    (row) =>
      (row.form === form.code || row.form.startsWith(`${form.code}@`)) &&
      row.updatedAt < at &&
      author !== null &&
      row.savedFor.includes(author),
  );
  return stood.toSorted((a, b) => b.version - a.version)[0]?.answers ?? null;
}

/** The questionnaire as it stood at that moment; of answers from before it was kept only the present ones are known. */
export function assessmentAt(
  filings: Filings,
  kind: FiledAssessment['kind'],
  at: Date,
): FiledAssessment['answers'] | null {
  const row = assessmentOf(filings, kind);
  if (row && row.updatedAt < at) return row.answers;
  const kept = filings.forms.filter(
    ({ form, updatedAt }) => form.startsWith(keptName(kind, roundOf(kind, filings))) && updatedAt < at,
  );
  const last = kept.toSorted((a, b) => b.version - a.version)[0];
  return last ? unflatten(last.answers) : null;
}

/** Items that are not what they were. A file that was handed in a second time is the same file. */
function changedSince(of: Of, at: Date): string[] {
  const { record, filings, form } = of;
  const [stood, now] = [answersAt(of, at), answersOf(filings, record, form)?.answers];
  const fields = form.fields.filter(({ code }) => stood?.[code] !== now?.[code]).map(({ code }) => `field:${code}`);
  const author = authorOf(record, form);
  const mine = filings.papers.filter(({ uploadedFor }) => uploadedFor === author);
  const filesOf = (paper: string, stands: (one: Filings['papers'][number]) => boolean) =>
    [...new Set(mine.filter((one) => one.paper === paper && stands(one)).map(({ sha256 }) => sha256))]
      .toSorted()
      .join();
  const papers = form.papers
    .filter(
      ({ code }) =>
        filesOf(code, ({ withdrawnAt }) => withdrawnAt === null) !==
        filesOf(code, ({ uploadedAt, withdrawnAt }) => uploadedAt < at && (withdrawnAt === null || withdrawnAt >= at)),
    )
    .map(({ code }) => `paper:${code}`);
  return [...fields, ...papers, ...questionnaireChanged(of, at)];
}

function questionnaireChanged({ filings, form }: Of, at: Date): string[] {
  const kind = form.questionnaire;
  const now = kind && assessmentOf(filings, kind);
  if (!kind || !now) return [];
  const stood = assessmentAt(filings, kind, at);
  return stood !== null && isSame(stood, now.answers) ? [] : [`questionnaire:${kind}`];
}

const labelOf = (type: string): { zh: string; en: string } =>
  isEventType(type) ? { ...events[type] } : { zh: type, en: type };
