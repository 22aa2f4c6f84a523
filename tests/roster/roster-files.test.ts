import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readRoster } from '../../server/roster/read-roster.ts';
import { reportOf } from '../../workflows/roster/index.ts';
import { cityFolder, fixture, reference } from './roster-builder.ts';

const expected = z
  .object({
    rows: z.number(),
    expect: z.array(
      z.object({ excelRow: z.number(), kind: z.enum(['error', 'warn', 'ask', 'normalise']), detail: z.string() }),
    ),
  })
  .parse(JSON.parse(readFileSync(fixture('roster-messy-example.expected.json'), 'utf8')));

describe('the example of a messy roster', async () => {
  const verdict = await readRoster(fixture('roster-messy-example.xlsx'), reference);
  const rowsOf = (findings: readonly { row: number }[]) => findings.map(({ row }) => row);
  const rowsExpected = (kind: string) =>
    expected.expect.filter((row) => row.kind === kind).map(({ excelRow }) => excelRow);

  test('every faulty row is named once under its kind, and no other row is named', () => {
    expect(expected.expect).toHaveLength(22);
    expect(verdict.rows).toBe(expected.rows);
    expect(rowsOf(verdict.errors)).toEqual(rowsExpected('error'));
    expect(rowsOf(verdict.warnings)).toEqual(rowsExpected('warn'));
    expect(rowsOf(verdict.questions)).toEqual(rowsExpected('ask'));
    expect(rowsOf(verdict.normalised)).toEqual(rowsExpected('normalise'));
  });

  test('each finding says what the expectation describes', () => {
    const found = new Map(
      [...verdict.errors, ...verdict.warnings, ...verdict.questions].map((f) => [f.cell, f.code] as const),
    );
    expect(Object.fromEntries(found)).toEqual({
      C8: 'credit-code-check-digit',
      C10: 'credit-code-repeated',
      E13: 'sub-industry-doubtful',
      B21: 'formula-text',
      H24: 'not-a-number',
      F26: 'scale-contradicts-revenue',
      G37: 'missing',
      B41: 'name-with-other-code',
      C46: 'credit-code-check-digit',
      C54: 'credit-code-character',
      G56: 'large-enterprise',
      E58: 'sub-industry-out-of-scope',
      L63: 'email-not-understood',
    });
    expect(Object.fromEntries(verdict.normalised.map(({ cell, to }) => [cell, to]))).toEqual({
      C14: '91420281MAKMNH7N8N',
      H19: '350970000.00',
      K36: '19972795891',
      C39: '91420281MAQ2PBGG5L',
      G40: '289',
      B43: '大冶诚润线缆（集团）有限公司',
      D51: '开发区·铁山区',
      C57: '91420222MA24UH4P4D',
      B60: '阳新诚海电路科技有限公司',
    });
    expect(verdict.questions[0]?.suggestion).toBe('铜铝精深加工');
  });

  test('the good rows are ready, with values and not with texts', () => {
    expect(verdict.accepted).toBe(49);
    expect(verdict.acceptedRows.find(({ excelRow }) => excelRow === 19)).toMatchObject({
      district: '420281',
      subIndustry: 'highEndEquipment',
      aboveScale: true,
      staff: 879,
      revenueFen: 35_097_000_000,
      specialised: true,
      remark: null,
    });
    expect(verdict.acceptedRows.map(({ excelRow }) => excelRow)).not.toContain(13);
  });

  test('the printed report leaves the rows out unless they are asked for', () => {
    expect(Object.keys(reportOf(verdict, false))).not.toContain('acceptedRows');
    expect(reportOf(verdict, true).acceptedRows).toHaveLength(49);
  });

  test('a swapped or forbidden character is answered with the code that was probably meant', () => {
    const why = (cell: string) => verdict.errors.find((error) => error.cell === cell)?.why;
    expect(why('C8')).toContain('91420281MA0RE2LB7C');
    expect(why('C54')).toContain('91420222MAY4ADX292');
  });

  test('taking a word up as an alias settles every question about it', async () => {
    const answered = {
      ...reference,
      subIndustries: reference.subIndustries.map((entry) =>
        entry.code === 'copperAndAluminium' ? { ...entry, aliases: [...entry.aliases, '铜铝深加工'] } : entry,
      ),
    };
    const again = await readRoster(fixture('roster-messy-example.xlsx'), answered);
    expect(again.questions).toEqual([]);
    expect(again.accepted).toBe(50);
    expect(again.normalised).toContainEqual(expect.objectContaining({ cell: 'E13', to: '铜铝精深加工' }));
  });
});

test('the roster of batch 1 is accepted whole, with nothing to say', async () => {
  const verdict = await readRoster(join(cityFolder, 'roster-batch1.xlsx'), reference);
  expect(verdict).toMatchObject({ rows: 151, accepted: 151, errors: [], warnings: [], questions: [], normalised: [] });
  expect(new Set(verdict.acceptedRows.map(({ creditCode }) => creditCode)).size).toBe(151);
});
