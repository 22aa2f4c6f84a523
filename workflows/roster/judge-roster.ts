/**
 * The judge of a roster (名录库): what can be understood is normalised and shown, what cannot is named by cell with the
 * reason, what is doubtful is asked. Pure; the caller reads the workbook and imports what is accepted.
 */
import { type RowRemark, remarksAcross } from './across-rows.ts';
import { answeredSheets, decisionOn, noAnswers, type RosterAnswers } from './answers.ts';
import type { Remark } from './field-verdict.ts';
import { findHeader, type Header } from './header.ts';
import { type JudgedRow, judgeRow } from './judge-row.ts';
import { type KnownLists, knownLists } from './known-words.ts';
import { kindOfRow } from './row-kind.ts';
import { cellAt, cellName, type Sheet, type SheetRow, shownText } from './sheet.ts';
import {
  type Finding,
  type Normalised,
  type Place,
  type Question,
  type RosterField,
  type RosterReference,
  type RosterRow,
  type RosterVerdict,
  rosterColumns,
  type Skipped,
} from './verdict.ts';
import { fieldNames, sayWhy } from './wording.ts';

const neededColumns = ['district', 'subIndustry', 'staff', 'revenue', 'legalRepresentative'] as const;
const progressStep = 250;
const usefulColumns = ['aboveScale', 'contact', 'phone', 'email', 'address'] as const;

interface Said extends Remark {
  readonly place: Place;
}

export interface Judging {
  readonly answers?: RosterAnswers;
  /** Told from time to time how many rows have been judged of how many there are. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Every visible sheet with a header counts: some bureaus keep one sheet per district. Never throws. */
export function judgeRoster(
  given: readonly Sheet[],
  reference: RosterReference,
  { answers = noAnswers, onProgress }: Judging = {},
): RosterVerdict {
  const sheets = answeredSheets(given, answers);
  const decided = decisionOn(answers);
  const all = sheets.reduce((sum, { rows: { length } }) => sum + length, 0);
  let done = 0;
  const task: Task = {
    lists: knownLists(reference),
    isLeftOut: (sheet, row) => decided(sheet.name, row.excelRow) === 'leaveOut',
    count: () => {
      done += 1;
      if (done % progressStep === 0) onProgress?.(done, all);
    },
  };
  const said: Said[] = [];
  const skipped: Skipped[] = [];
  const rows: JudgedRow[] = [];
  const columns = new Map<string, Header['columns']>();
  for (const sheet of sheets) {
    const header = findHeader(sheet);
    if (!header) continue;
    if (sheet.hidden) {
      said.push({
        kind: 'warning',
        code: 'sheet-hidden',
        facts: { value: sheet.name },
        place: placeAt(sheet, undefined, 'sheet', 0),
      });
      continue;
    }
    columns.set(sheet.name, header.columns);
    const found = judgeSheet(sheet, header, task);
    rows.push(...found.rows);
    skipped.push(...found.skipped);
    said.push(...found.said);
  }
  const firstSheet = sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
  if (columns.size === 0)
    said.push({
      kind: 'error',
      code: 'header-not-found',
      place: { sheet: firstSheet?.name ?? '', row: 0, field: 'header', cell: '' },
    });

  const across = remarksAcross(rows);
  for (const remark of [...rows.flatMap(ownRemarks), ...across]) said.push({ ...remark, place: placeOf(remark) });
  const blockedRows = new Set(
    [...rows.flatMap(ownRemarks), ...across].filter(({ kind }) => kind !== 'warning').map(({ at }) => at),
  );
  const acceptedRows = rows.flatMap((row) => (blockedRows.has(row) ? [] : (acceptedRow(row) ?? [])));

  const order = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  const inOrder = (a: Place, b: Place) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row;
  const findings = said.toSorted((a, b) => inOrder(a.place, b.place));
  return {
    rows: rows.length,
    accepted: acceptedRows.length,
    normalised: rows.flatMap(normalisedIn),
    errors: findings.filter(({ kind }) => kind === 'error').map(toFinding),
    warnings: findings.filter(({ kind }) => kind === 'warning').map(toFinding),
    questions: findings.filter(({ kind }) => kind === 'question').map(toQuestion),
    skipped,
    acceptedRows,
    columns,
  };
}

interface Task {
  readonly lists: KnownLists;
  readonly isLeftOut: (sheet: Sheet, row: SheetRow) => boolean;
  readonly count: () => void;
}

function judgeSheet(sheet: Sheet, header: Header, { lists, isLeftOut, count }: Task) {
  const said: Said[] = headerRemarks(sheet, header);
  const skipped: Skipped[] = [];
  const rows: JudgedRow[] = [];
  for (const row of sheet.rows) {
    count();
    if (row.excelRow <= header.lastRow) continue;
    if (isLeftOut(sheet, row)) {
      skipped.push({ sheet: sheet.name, row: row.excelRow, reason: 'leftOut' });
      continue;
    }
    const kind = kindOfRow(sheet, header, row);
    if (kind === 'mergedAbove') {
      said.push({ kind: 'warning', code: 'row-merged-above', place: placeAt(sheet, header, 'row', row.excelRow) });
    } else if (kind === 'enterprise') {
      rows.push(judgeRow(sheet, header, row, lists));
      if (row.hidden)
        said.push({ kind: 'warning', code: 'row-hidden', place: placeAt(sheet, header, 'row', row.excelRow) });
    } else if (row.cells.some((cell) => shownText(cell).trim() !== '')) {
      skipped.push({ sheet: sheet.name, row: row.excelRow, reason: kind });
    }
  }
  if (rows.length === 0)
    said.push({ kind: 'warning', code: 'no-rows', place: placeAt(sheet, header, 'sheet', header.lastRow) });
  const unitAsked = rows.some(
    ({ fields }) => fields.revenue.value === undefined && fields.revenue.remarks.length === 0,
  );
  if (unitAsked) {
    const place = placeAt(sheet, header, 'revenue', header.lastRow);
    said.push({ kind: 'question', code: 'revenue-unit-unknown', choices: ['万元', '元', '亿元'], place });
  }
  return { said, skipped, rows };
}

function headerRemarks(sheet: Sheet, header: Header): Said[] {
  const place = placeAt(sheet, header, 'header', header.lastRow);
  const absent = (columns: readonly RosterField[], kind: Remark['kind']): Said[] =>
    columns
      .filter((column) => !rosterColumns.some((known) => known === column && header.columns.has(known)))
      .map((column) => ({
        kind,
        code: 'column-missing',
        facts: { column, columnZh: fieldNames[column].zh, columnEn: fieldNames[column].en },
        place,
      }));
  const rivals = header.rivals.map(
    ({ column, taken, others }): Said => ({
      kind: 'warning',
      code: 'column-more-than-one',
      facts: { columnZh: fieldNames[column].zh, columnEn: fieldNames[column].en, taken, others: others.join('”“') },
      place: placeAt(sheet, header, column, header.lastRow),
    }),
  );
  const hidden = [...header.columns].flatMap(([column, at]): Said[] => {
    if (!sheet.hiddenColumns?.has(at)) return [];
    const facts = { columnZh: fieldNames[column].zh, columnEn: fieldNames[column].en };
    return [{ kind: 'warning', code: 'column-hidden', facts, place: placeAt(sheet, header, column, header.lastRow) }];
  });
  return [...absent(neededColumns, 'error'), ...absent(usefulColumns, 'warning'), ...rivals, ...hidden];
}

function ownRemarks(row: JudgedRow): RowRemark[] {
  return row.remarks.map((remark) => ({ ...remark, at: row }));
}

function placeOf({ at, column }: RowRemark): Place {
  return placeAt(at.sheet, at.header, column, at.row.excelRow);
}

function placeAt(sheet: Sheet, header: Header | undefined, field: RosterField, row: number): Place {
  const known = rosterColumns.find((column) => column === field);
  const column = known === undefined ? undefined : header?.columns.get(known);
  return { sheet: sheet.name, row, field, cell: column === undefined ? '' : cellName(column, row) };
}

function normalisedIn({ sheet, header, row, fields }: JudgedRow): Normalised[] {
  return rosterColumns.flatMap((name) => {
    const column = header.columns.get(name);
    const { shown } = fields[name];
    if (column === undefined || shown === undefined) return [];
    const from = shownText(cellAt(row, column));
    return shown === from ? [] : [{ ...placeAt(sheet, header, name, row.excelRow), from, to: shown }];
  });
}

function acceptedRow({ sheet, row, fields }: JudgedRow): RosterRow | undefined {
  const { name, creditCode, district, subIndustry, aboveScale, staff, revenue, legalRepresentative, specialised } =
    fields;
  if (name.value === undefined || creditCode.value === undefined || district.value === undefined) return undefined;
  if (subIndustry.value === undefined || aboveScale.value === undefined || staff.value === undefined) return undefined;
  if (revenue.value === undefined || legalRepresentative.value === undefined) return undefined;
  return {
    sheet: sheet.name,
    excelRow: row.excelRow,
    name: name.value,
    creditCode: creditCode.value,
    district: district.value,
    subIndustry: subIndustry.value,
    aboveScale: aboveScale.value,
    staff: staff.value,
    revenueFen: revenue.value,
    legalRepresentative: legalRepresentative.value,
    contact: fields.contact.value ?? null,
    phone: fields.phone.value ?? null,
    email: fields.email.value ?? null,
    address: fields.address.value ?? null,
    specialised: specialised.value ?? false,
    remark: fields.remark.value ?? null,
  };
}

function toFinding({ code, facts = {}, place }: Said): Finding {
  return { ...place, code, ...sayWhy(code, place.field, facts), facts };
}

function toQuestion(said: Said): Question {
  return { ...toFinding(said), suggestion: said.suggestion ?? null, choices: said.choices ?? [] };
}
