/** What the addresses carry beside the path: filters, the open tab, the station that was tapped, where to return to. */
import type { CaseFilter } from '../api/case-queries.ts';
import { localPath } from '../shared/local-path.ts';

type Raw = Record<string, unknown>;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** Leaves out what is not there, so that the address stays short. */
function present<T extends Record<string, string | undefined>>(parts: T): { [K in keyof T]?: string } {
  const kept: { [K in keyof T]?: string } = {};
  for (const name in parts) {
    const value = parts[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

export type CaseListSearch = Omit<CaseFilter, 'desk'>;
export const caseListSearch = (raw: Raw): CaseListSearch =>
  present({
    stage: text(raw.stage),
    state: text(raw.state),
    district: text(raw.district),
    call: text(raw.call),
    q: text(raw.q),
    sort: text(raw.sort),
  });

export type TasksSearch = { list?: string };
export const tasksSearch = (raw: Raw): TasksSearch => present({ list: text(raw.list) });

export type CasePageSearch = { tab?: string; station?: string; kind?: string };
export const casePageSearch = (raw: Raw): CasePageSearch =>
  present({ tab: text(raw.tab), station: text(raw.station), kind: text(raw.kind) });

export type OrganisationsSearch = { kind?: string; standing?: string; q?: string };
export const organisationsSearch = (raw: Raw): OrganisationsSearch =>
  present({ kind: text(raw.kind), standing: text(raw.standing), q: text(raw.q) });

export type RosterSearch = { kind?: string };
export const rosterSearch = (raw: Raw): RosterSearch => present({ kind: text(raw.kind) });

export type RegisterSearch = { step?: string };
export const registerSearch = (raw: Raw): RegisterSearch => present({ step: text(raw.step) });

export const selfTestSearch = (raw: Raw): { step?: string } => present({ step: text(raw.step) });

export type MembersSearch = { organisation?: string };
export const membersSearch = (raw: Raw): MembersSearch => present({ organisation: text(raw.organisation) });

export type PeopleSearch = { q?: string; role?: string; kind?: string; status?: string };
export const peopleSearch = (raw: Raw): PeopleSearch =>
  present({ q: text(raw.q), role: text(raw.role), kind: text(raw.kind), status: text(raw.status) });

export const lettersSearch = (raw: Raw): { address?: string } => present({ address: text(raw.address) });

export type JournalSearch = {
  actor?: string | undefined;
  act?: string | undefined;
  caseNumber?: string | undefined;
  subject?: string | undefined;
  address?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** The entry that is open. */
  entry?: string | undefined;
};
export const journalSearch = (raw: Raw): JournalSearch =>
  present({
    actor: text(raw.actor),
    act: text(raw.act),
    caseNumber: text(raw.caseNumber),
    subject: text(raw.subject),
    address: text(raw.address),
    from: text(raw.from),
    to: text(raw.to),
    entry: text(raw.entry),
  });

export const receiptSearch = (raw: Raw): { code?: string; hash?: string } =>
  present({ code: text(raw.code), hash: text(raw.hash) });

export const signInSearch = (raw: Raw): { back?: string } => present({ back: localPath(text(raw.back)) });

export type NoticesSearch = { kind?: string };
export const noticesSearch = (raw: Raw): NoticesSearch => present({ kind: text(raw.kind) });

export type ObjectSearch = { item?: string };
export const objectSearch = (raw: Raw): ObjectSearch => present({ item: text(raw.item) });

export type ObjectionDeskSearch = { state?: string };
export const objectionDeskSearch = (raw: Raw): ObjectionDeskSearch => present({ state: text(raw.state) });
