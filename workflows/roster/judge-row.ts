/** One line of the roster: every cell judged on its own, then against its neighbours. */

import { formatYuan } from '../money/fen.ts';
import { isSme } from '../organisation/size-class.ts';
import { judgeCreditCode } from './code-field.ts';
import { judgeEmail, judgePhone } from './contact-fields.ts';
import type { FieldVerdict, Remark } from './field-verdict.ts';
import type { Header } from './header.ts';
import type { KnownLists } from './known-words.ts';
import { judgeEntry, judgeScale, judgeSpecialised } from './list-fields.ts';
import { judgeRevenue, judgeStaff } from './number-fields.ts';
import { type Cell, cellAt, type Sheet, type SheetRow } from './sheet.ts';
import { type RosterColumn, rosterColumns } from './verdict.ts';
import { judgeAddress, judgeName, judgePerson, judgeRemark } from './word-fields.ts';

/** Above scale: industry with a main-business revenue of 20,000,000 yuan and more (规模以上工业). */
export const aboveScaleFen = 2_000_000_000;

export interface JudgedRow {
  readonly sheet: Sheet;
  readonly header: Header;
  readonly row: SheetRow;
  readonly cells: Readonly<Record<RosterColumn, Cell>>;
  readonly fields: RowFields;
  readonly remarks: readonly (Remark & { readonly column: RosterColumn })[];
}

export type RowFields = ReturnType<typeof judgeFields>;

export function judgeRow(sheet: Sheet, header: Header, row: SheetRow, lists: KnownLists): JudgedRow {
  const cells = cellsOf(sheet, header, row);
  const fields = judgeFields(cells, header, lists);
  const own = rosterColumns.flatMap((column) => fields[column].remarks.map((remark) => ({ ...remark, column })));
  // A column that the table does not have was named once, at the header.
  const remarks = [...own, ...remarksBetween(fields)].filter(({ column }) => header.columns.has(column));
  return { sheet, header, row, cells, fields, remarks };
}

function judgeFields(cells: Readonly<Record<RosterColumn, Cell>>, header: Header, lists: KnownLists) {
  const revenue = judgeRevenue(cells.revenue, header.revenuePower);
  return {
    name: judgeName(cells.name),
    creditCode: judgeCreditCode(cells.creditCode),
    district: judgeEntry(cells.district, 'district', lists.districts),
    subIndustry: judgeEntry(cells.subIndustry, 'subIndustry', lists.subIndustries),
    aboveScale: scaleOf(cells.aboveScale, header, revenue),
    staff: judgeStaff(cells.staff),
    revenue,
    legalRepresentative: judgePerson(cells.legalRepresentative, true),
    contact: judgePerson(cells.contact, false),
    phone: judgePhone(cells.phone),
    email: judgeEmail(cells.email),
    address: judgeAddress(cells.address),
    specialised: judgeSpecialised(cells.specialised),
    remark: judgeRemark(cells.remark),
  };
}

/** Blank is asked about, with what the revenue suggests; a table without the column takes it from the revenue. */
function scaleOf(cell: Cell, header: Header, revenue: FieldVerdict<number>): FieldVerdict<boolean> {
  const judged = judgeScale(cell, header.labels.get('aboveScale') ?? '');
  if (judged.value !== undefined || judged.remarks.length > 0) return judged;
  if (revenue.value === undefined) return { remarks: [{ kind: 'error', code: 'missing' }] };
  const above = revenue.value >= aboveScaleFen;
  if (!header.columns.has('aboveScale')) return { value: above, remarks: [] };
  const suggestion = scaleName(above).zh;
  return {
    remarks: [
      { kind: 'question', code: 'scale-missing', facts: { suggestion }, suggestion, choices: ['规上', '规下'] },
    ],
  };
}

function remarksBetween(fields: RowFields): (Remark & { readonly column: RosterColumn })[] {
  const remarks: (Remark & { readonly column: RosterColumn })[] = [];
  const staff = fields.staff.value;
  const revenueFen = fields.revenue.value;
  const above = fields.aboveScale.value;
  if (staff !== undefined && revenueFen !== undefined && !isSme({ staff, revenueFen })) {
    const facts = { staff, yuan: formatYuan(revenueFen) };
    remarks.push({ column: 'staff', kind: 'error', code: 'large-enterprise', facts });
  }
  if (above !== undefined && revenueFen !== undefined && above !== revenueFen >= aboveScaleFen) {
    const facts = {
      claimed: scaleName(above).zh,
      claimedEn: scaleName(above).en,
      derived: scaleName(!above).zh,
      derivedEn: scaleName(!above).en,
      yuan: formatYuan(revenueFen),
    };
    remarks.push({ column: 'aboveScale', kind: 'warning', code: 'scale-contradicts-revenue', facts });
  }
  const unsaid = (field: FieldVerdict<string>) => field.value === undefined && field.remarks.length === 0;
  if (unsaid(fields.phone) && unsaid(fields.email)) {
    remarks.push({ column: 'phone', kind: 'error', code: 'contact-details-missing' });
  } else if (unsaid(fields.phone)) remarks.push({ column: 'phone', kind: 'warning', code: 'missing' });
  else if (unsaid(fields.email)) remarks.push({ column: 'email', kind: 'warning', code: 'missing' });
  return remarks;
}

function scaleName(above: boolean) {
  return above ? { zh: '规上', en: 'above scale' } : { zh: '规下', en: 'below scale' };
}

// A word merged down over several enterprises holds for all of them; a merged name or number does not.
const sharedDownwards: readonly RosterColumn[] = ['district', 'subIndustry', 'aboveScale', 'specialised'];

function cellsOf(sheet: Sheet, header: Header, row: SheetRow): Readonly<Record<RosterColumn, Cell>> {
  const cellOf = (name: RosterColumn): Cell => {
    const column = header.columns.get(name);
    if (column === undefined) return { kind: 'blank' };
    const own = cellAt(row, column);
    if (own.kind !== 'blank' || !sharedDownwards.includes(name)) return own;
    const merge = sheet.merges.find(
      (area) =>
        area.fromColumn === column &&
        area.fromRow > header.lastRow &&
        area.fromRow < row.excelRow &&
        row.excelRow <= area.toRow,
    );
    const origin = merge && sheet.rows.find((candidate) => candidate.excelRow === merge.fromRow);
    return origin ? cellAt(origin, column) : own;
  };
  return {
    name: cellOf('name'),
    creditCode: cellOf('creditCode'),
    district: cellOf('district'),
    subIndustry: cellOf('subIndustry'),
    aboveScale: cellOf('aboveScale'),
    staff: cellOf('staff'),
    revenue: cellOf('revenue'),
    legalRepresentative: cellOf('legalRepresentative'),
    contact: cellOf('contact'),
    phone: cellOf('phone'),
    email: cellOf('email'),
    address: cellOf('address'),
    specialised: cellOf('specialised'),
    remark: cellOf('remark'),
  };
}
