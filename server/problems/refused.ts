/** A refusal on its way to the caller: a code of the catalogue and the facts behind it. Services throw it, rules don't. */
import type { RefusalCode } from './catalogue.ts';

export type UnmetNeed = { code: string; zh: string; en: string; details: readonly string[] };

/** What a validator found, to be put into words for the caller. */
export type ShapeIssue = { keyword: string; params: Readonly<Record<string, unknown>>; message?: string | undefined };

/** Where the shape is wrong, as a JSON pointer. `detail` is told as it stands where there is no issue behind it. */
export type ShapeError = { pointer: string; detail: string; issue?: ShapeIssue };

export class Refused extends Error {
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly unmet: readonly UnmetNeed[];
  errors: readonly ShapeError[] = [];
  constructor(code: RefusalCode, facts: Readonly<Record<string, unknown>> = {}, unmet: readonly UnmetNeed[] = []) {
    super(code);
    this.name = 'Refused';
    this.code = code;
    this.facts = facts;
    this.unmet = unmet;
  }
}
