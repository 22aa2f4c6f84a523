/** A supplement as both sides look at it: what was asked, how far it is, which file is the old one and which the new. */
import type { DocumentView, FieldValue, FormView, Label } from '../api/types.ts';

export type Supplement = NonNullable<FormView['supplement']>;
export type Asked = { code: string; label: Label; whys: string[]; changed: boolean };

/** What was asked for, each item once with all that was said about it. */
export function askedOf({ items }: Supplement): Asked[] {
  const codes = [...new Set(items.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const named = items.filter((item) => item.code === code);
    const [first] = named;
    return first ? [{ ...first, whys: [...new Set(named.map(({ why }) => why))] }] : [];
  });
}

/** `todo`: as it was; `unfit`: changed, but still missing or wrong; `done`: changed and complete. */
export type Progress = 'todo' | 'unfit' | 'done';

export function progressOf(
  form: Pick<FormView, 'missing'>,
  { code, changed }: Pick<Asked, 'code' | 'changed'>,
): Progress {
  if (!changed) return 'todo';
  return form.missing.some((one) => one.code === code) ? 'unfit' : 'done';
}

/** Where a link to an item leads; a field's control has the same id whether it is open or not. */
export function anchorOf(form: string, item: string): string {
  const [kind, code] = item.split(':');
  return kind === 'field' ? `${form}-${code}` : `${kind}-${code}`;
}

/** Only a part of the form is open: the rest is shown, and says why it is locked. */
export const isSurgical = ({ open, openItems, fields, papers, questionnaire }: FormView): boolean =>
  open && openItems.length < fields.length + papers.length + (questionnaire === null ? 0 : 1);

/** The review is still about it: the case has not left the stage of the return. */
export const isFresh = ({ state }: Supplement, now: { state: string; ended: boolean }): boolean =>
  !now.ended && now.state.split('.')[0] === state.split('.')[0];

/** Beside the items that changed, those that should have: whoever leaves out the rest must not miss them. */
export const worthReading = ({ changed, items }: Supplement): ReadonlySet<string> =>
  new Set([...changed, ...items.map(({ code }) => code)]);

export type Version = 'old' | 'kept' | 'new' | 'same' | 'gone';

/**
 * What a file is, seen from the return: `old` stood then and has been replaced or withdrawn, `kept` stood and stands,
 * `new` came since, `same` came since and is one of the old files once more, `gone` was withdrawn before anybody saw it.
 */
export function versionOf(one: DocumentView, { at }: Pick<Supplement, 'at'>, all: readonly DocumentView[]): Version {
  if (one.withdrawnAt === null) {
    if (one.uploadedAt < at) return 'kept';
    const again = all.some(({ uploadedAt, sha256 }) => uploadedAt < at && sha256 === one.sha256);
    return again ? 'same' : 'new';
  }
  return one.uploadedAt < at && one.withdrawnAt >= at ? 'old' : 'gone';
}

const places: readonly Version[] = ['old', 'kept', 'new', 'same', 'gone'];

/** Old before new, what never counted last; within that as it came. */
export const inVersions = (documents: readonly DocumentView[], supplement: Pick<Supplement, 'at'>) =>
  documents
    .map((one) => ({ one, version: versionOf(one, supplement, documents) }))
    .toSorted((a, b) => places.indexOf(a.version) - places.indexOf(b.version));

export type Differing = { head: string; old: string; new: string; tail: string };

/** The part of a text that differs, between what is the same at its beginning and at its end. */
export function differingPart(old: string, now: string): Differing {
  const [a, b] = [[...old], [...now]];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return {
    head: a.slice(0, head).join(''),
    old: a.slice(head, a.length - tail).join(''),
    new: b.slice(head, b.length - tail).join(''),
    tail: a.slice(a.length - tail).join(''),
  };
}

export const isEmpty = (value: FieldValue | null | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
