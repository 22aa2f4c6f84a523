/**
 * One line of docs/security.md: a requirement of OWASP ASVS 5.0, level 1 or 2, by its number and in a few words of our own, and
 * what meets it. tests/setup/security-document.test.ts holds every file, test and rule that is named here to being there.
 */

export type Evidence =
  /** `name`: the words of the test as they stand in the file. */
  | { kind: 'test'; file: string; name: string }
  | { kind: 'code'; file: string }
  /** An environment variable of server/settings.ts. */
  | { kind: 'setting'; name: string }
  /** A paragraph of rules.ts, in the same document. */
  | { kind: 'rule'; id: string };

export type Requirement = { id: string; level: 1 | 2; about: string } & (
  | { state: 'met'; by: readonly Evidence[]; note?: string }
  | { state: 'not applicable'; why: string }
  | { state: 'open'; why: string }
);

export const test = (file: string, name: string): Evidence => ({ kind: 'test', file: `tests/${file}.test.ts`, name });
export const code = (file: string): Evidence => ({ kind: 'code', file });
export const setting = (name: string): Evidence => ({ kind: 'setting', name });
export const rule = (id: string): Evidence => ({ kind: 'rule', id });

type Head = readonly [id: string, level: 1 | 2, about: string];
const headOf = ([id, level, about]: Head) => ({ id, level, about });

export const met = (head: Head, by: readonly Evidence[], note?: string): Requirement => ({
  ...headOf(head),
  state: 'met',
  by,
  ...(note === undefined ? {} : { note }),
});
export const notApplicable = (head: Head, why: string): Requirement => ({
  ...headOf(head),
  state: 'not applicable',
  why,
});
export const open = (head: Head, why: string): Requirement => ({ ...headOf(head), state: 'open', why });
