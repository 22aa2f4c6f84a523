/** What the judge of a roster answers, and what it needs to know about the city. */
import type { FindingCode } from './wording.ts';

/** One enterprise that may be imported as it stands. */
export interface RosterRow {
  readonly sheet: string;
  readonly excelRow: number;
  readonly name: string;
  readonly creditCode: string;
  /** Code of the reference entry, not its name. */
  readonly district: string;
  /** Code of the reference entry, not its name. */
  readonly subIndustry: string;
  readonly aboveScale: boolean;
  readonly staff: number;
  /** Whole fen, a safe integer. */
  readonly revenueFen: number;
  readonly legalRepresentative: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly specialised: boolean;
  readonly remark: string | null;
}

export const rosterColumns = [
  'name',
  'creditCode',
  'district',
  'subIndustry',
  'aboveScale',
  'staff',
  'revenue',
  'legalRepresentative',
  'contact',
  'phone',
  'email',
  'address',
  'specialised',
  'remark',
] as const;
export type RosterColumn = (typeof rosterColumns)[number];

/** A column, or what the finding is about when it is not one cell. */
export type RosterField = RosterColumn | 'row' | 'header' | 'sheet' | 'file';

export type Facts = Readonly<Record<string, string | number>>;

export interface Place {
  readonly sheet: string;
  /** Excel row number; 0 when the finding is about the whole file. */
  readonly row: number;
  readonly field: RosterField;
  /** Such as `C8`; empty when the finding is not about one cell. */
  readonly cell: string;
}

export interface Normalised extends Place {
  readonly from: string;
  /** As a person reads it; money in yuan with two decimals. */
  readonly to: string;
}

export interface Finding extends Place {
  readonly code: FindingCode;
  /** The sentence in Chinese and in English; both name the value and the reason. */
  readonly why: string;
  readonly whyEn: string;
  readonly facts: Facts;
}

export interface Question extends Finding {
  /** What the judge would take, when it has a view. */
  readonly suggestion: string | null;
  /** The answers that can settle it, when they are a closed list. */
  readonly choices: readonly string[];
}

/** A line under the header that is no enterprise (totals, remarks, signatures, numbered blanks), or is not to be imported. */
export interface Skipped {
  readonly sheet: string;
  readonly row: number;
  readonly reason: 'blank' | 'total' | 'remark' | 'group' | 'headerAgain' | 'example' | 'leftOut';
}

export interface RosterVerdict {
  /** Enterprise rows found. */
  readonly rows: number;
  /** Of these, rows with no error and no open question. */
  readonly accepted: number;
  readonly normalised: readonly Normalised[];
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly questions: readonly Question[];
  readonly skipped: readonly Skipped[];
  readonly acceptedRows: readonly RosterRow[];
  /** By the name of the sheet: where each column stands, from A = 0. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<RosterColumn, number>>;
}

/** An entry of a closed list. Adding a word to `aliases` answers, once, every question that asks about it. */
export interface ReferenceEntry {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Other words that mean exactly this entry: old names, short names. */
  readonly aliases: readonly string[];
  /** Words that may mean this entry: a person is asked. */
  readonly doubtful?: readonly string[];
  /** Names of the areas around it, which people write in front: 湖北省, 黄石市. */
  readonly within?: readonly string[];
}

export interface RosterReference {
  readonly districts: readonly ReferenceEntry[];
  readonly subIndustries: readonly ReferenceEntry[];
}
