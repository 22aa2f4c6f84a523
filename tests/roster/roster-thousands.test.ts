import { expect, test } from 'vitest';
import { type WrittenValue, writeWorkbook } from '../../server/excel/workbook.ts';
import { readRoster } from '../../server/roster/read-roster.ts';
import { columns, type Enterprise, enterprise, headings, reference, rowOf, seeded } from './roster-builder.ts';
import { type Fault, faults, tidied } from './roster-faults.ts';

const enterprises = 5000;
const planted = 300;
const tidiedRows = 200;
const firstRow = 2;

test('of 5,000 enterprises the 300 planted faults are named by row and field, and nothing else is', {
  timeout: 120_000,
}, async () => {
  const { rows, faultAt, tidiedAt } = roster(20_240_315);
  const file = await writeWorkbook([
    {
      name: '名录库',
      columns: columns.map((column) => ({ header: headings[column] })),
      rows: rows.map((row): WrittenValue[] => rowOf(row)),
    },
  ]);
  const verdict = await readRoster(file, reference);

  expect(faultAt.size).toBe(planted);
  expect(new Set([...faultAt.values()].map(({ code }) => code)).size).toBe(
    new Set(faults.map(({ code }) => code)).size,
  );
  const foundFaults = [
    ...verdict.errors.map((finding) => ({ ...finding, kind: 'error' })),
    ...verdict.warnings.map((finding) => ({ ...finding, kind: 'warning' })),
    ...verdict.questions.map((finding) => ({ ...finding, kind: 'question' })),
  ].map(({ row, field, kind, code }) => `${row} ${field} ${kind} ${code}`);
  const expected = [...faultAt].map(([row, { field, kind, code }]) => `${row} ${field} ${kind} ${code}`);
  expect(foundFaults.toSorted()).toEqual(expected.toSorted());

  // A repeated row and the like may be tidied as well; rows without a fault are tidied exactly where planted.
  const foundTidied = verdict.normalised
    .filter(({ row }) => !faultAt.has(row))
    .map(({ row, field, to }) => `${row} ${field} ${to}`);
  expect(foundTidied.toSorted()).toEqual([...tidiedAt].map(([row, said]) => `${row} ${said}`).toSorted());

  const blocking = [...faultAt.values()].filter(({ kind }) => kind !== 'warning').length;
  expect(verdict).toMatchObject({ rows: enterprises, accepted: enterprises - blocking });
  expect(verdict.acceptedRows).toHaveLength(enterprises - blocking);
});

/** A sound roster in which 300 rows carry one fault each and 200 others one untidy cell. */
function roster(seed: number) {
  const random = seeded(seed);
  const rows = Array.from({ length: enterprises }, (_, number) => enterprise(number));
  const free = Array.from({ length: enterprises - 1000 }, (_, index) => index + 1000);
  const take = () => free.splice(random(free.length), 1)[0] ?? 0;
  const faultAt = new Map<number, Fault>();
  const tidiedAt = new Map<number, string>();
  for (let number = 0; number < planted; number += 1) {
    const fault = faults[number % faults.length];
    const at = take();
    // Originals of repeated rows stand in the first thousand, one for each, and stay sound.
    const [one, original] = [rows[at], rows[number]];
    if (!fault || !one || !original) continue;
    rows[at] = { ...one, ...fault.spoil(one, Math.floor(number / faults.length), original) };
    faultAt.set(at + firstRow, fault);
  }
  for (let number = 0; number < tidiedRows; number += 1) {
    const cell = tidied[number % tidied.length];
    const at = take();
    const one = rows[at];
    if (!cell || !one) continue;
    const changed: Enterprise = { ...one, [cell.field]: cell.change(one) };
    rows[at] = changed;
    tidiedAt.set(at + firstRow, `${cell.field} ${cell.to(one)}`);
  }
  return { rows, faultAt, tidiedAt };
}
