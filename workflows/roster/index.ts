/** The roster import: raw rows in, a verdict out. */

export {
  type Change,
  type ComparedVerdict,
  compareWithKnown,
  type KnownEnterprise,
  type KnownFacts,
} from './against-known.ts';
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
export { type Standing, whyNotAll, whyNotGood } from './settling.ts';
export type { Cell, CellValue, Merge, Sheet, SheetRow } from './sheet.ts';
export { cellAt, placeOfCell, shownText } from './sheet.ts';
export { type TemplateColumn, templateColumns } from './template.ts';
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
export { rosterColumns } from './verdict.ts';
export { type FindingCode, fieldNames, findingCodes, isRosterField, sayWhy } from './wording.ts';
