/** What is known about a table and its columns beyond their types: class, purpose, who sees, how long. */
import type { PgTable } from 'drizzle-orm/pg-core';
import type { RetentionName } from '../../../workflows/privacy/retention.ts';

type Label = { readonly zh: string; readonly en: string };

/** Secret never leaves the product, in no answer and no export; sensitive is what harms when it gets out. */
export const dataClasses = {
  public: { zh: '公开', en: 'public' },
  internal: { zh: '内部', en: 'internal' },
  personal: { zh: '个人信息', en: 'personal' },
  sensitive: { zh: '敏感', en: 'sensitive' },
  secret: { zh: '机密', en: 'secret' },
} as const satisfies Record<string, Label>;
export type DataClass = keyof typeof dataClasses;

export const seers = {
  everyone: { zh: '任何人', en: 'everybody' },
  signedIn: { zh: '登录用户', en: 'everybody signed in' },
  self: { zh: '本人', en: 'the person' },
  members: { zh: '本单位成员', en: 'members of the organisation' },
  parties: { zh: '本案各方', en: 'parties to the case' },
  officials: { zh: '本案主管部门', en: 'the bureaus of the case' },
  treasury: { zh: '财政局', en: 'treasury' },
  handlers: { zh: '异议核查岗', en: 'objection handlers' },
  auditors: { zh: '审计监督', en: 'auditors' },
  administrators: { zh: '系统管理员', en: 'administrators' },
  nobody: { zh: '无人（仅系统使用）', en: 'nobody; used by the product only' },
} as const satisfies Record<string, Label>;
export type Seer = keyof typeof seers;

/** A class alone, or what is different from the rest of the table. */
export type ColumnNote =
  | DataClass
  | { class: DataClass; purpose?: Label; seenBy?: readonly Seer[]; kept?: RetentionName };

/** Whom it is about; what is about a person or an organisation is told to them on the page "my data". */
export type About = 'person' | 'organisation' | 'case' | 'city' | 'system';

type TableNotes<T extends PgTable> = {
  title: Label;
  about: About;
  purpose: Label;
  seenBy: readonly Seer[];
  kept: RetentionName;
  columns: { readonly [Column in keyof T['_']['columns']]: ColumnNote };
};

export type MappedTable = {
  table: PgTable;
  notes: Omit<TableNotes<PgTable>, 'columns'>;
  columns: readonly MappedColumn[];
};
export type MappedColumn = {
  name: string;
  class: DataClass;
  purpose: Label;
  seenBy: readonly Seer[];
  kept: RetentionName;
};

/** A column that is missing here, or that the table does not have, is a type error. */
export function mapTable<T extends PgTable>(table: T, { columns, ...notes }: TableNotes<T>): MappedTable {
  const list = Object.entries<ColumnNote>(columns).map(([name, note]) => {
    const own = typeof note === 'string' ? { class: note } : note;
    return { purpose: notes.purpose, seenBy: notes.seenBy, kept: notes.kept, ...own, name };
  });
  return { table, notes, columns: list };
}
