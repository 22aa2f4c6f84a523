/**
 * A page of cases as JSON, field by field: lists are asked for all day, and what is said of a state is the same in every row.
 * The shape is `caseListSchema`'s; a test holds the two together.
 */
import type { CaseList, CaseRow } from './case-contract.ts';

export const writeCaseList = ({ items, next }: CaseList): string =>
  `{"items":[${items.map(writeRow).join(',')}],"next":${quote(next)}}`;

const writeRow = (row: CaseRow): string =>
  `{"id":"${row.id}","number":${quote(row.number)},"seq":${row.seq},${ofState(row)},"enterprise":${named(row.enterprise)},` +
  `"provider":${row.provider === null ? 'null' : named(row.provider)},"call":{"id":"${row.call.id}","code":${quote(row.call.code)}},` +
  `"district":${quote(row.district)},"openedAt":"${row.openedAt}","enteredAt":"${row.enteredAt}","updatedAt":"${row.updatedAt}",` +
  `"dueAt":${row.dueAt === null ? 'null' : `"${row.dueAt}"`},"overdue":${row.overdue},` +
  `"claimed":"${row.claimed}","approved":"${row.approved}","paid":"${row.paid}"}`;

const quote = (text: string | null): string => JSON.stringify(text);
const named = ({ id, name }: { id: string; name: string }): string => `{"id":"${id}","name":${quote(name)}}`;

const statesWritten = new Map<string, string>();

function ofState({ state, stateName, stage, desk }: CaseRow): string {
  const before = statesWritten.get(state);
  if (before !== undefined) return before;
  // Without its braces: it stands among the row's other fields.
  const written = JSON.stringify({ state, stateName, stage, desk }).slice(1, -1);
  statesWritten.set(state, written);
  return written;
}
