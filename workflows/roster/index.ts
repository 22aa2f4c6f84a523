/** The roster import: raw rows in, a verdict out. */

export {
  type CellAnswer,
  noAnswers,
  type RosterAnswers,
  type RowAnswer,
  type RowDecision,
  rowDecisions,
} from './answers.ts';
export { type Judging, judgeRoster } from './judge-roster.ts';
export { type RosterReport, reportOf } from './report.ts';
export type { Cell, CellValue, Merge, Sheet, SheetRow } from './sheet.ts';
export type {
  Finding,
  Normalised,
  Place,
  Question,
  ReferenceEntry,
  RosterColumn,
  RosterField,
  RosterReference,
  RosterRow,
  RosterVerdict,
  Skipped,
} from './verdict.ts';
export { type FindingCode, fieldNames, findingCodes, sayWhy } from './wording.ts';
