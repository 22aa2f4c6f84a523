// A small run of the whole pilot: everything that is refused was meant to be, and everything adds up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demonstrationRoster } from '../../server/demonstration/seed-demonstration.ts';
import { readSettings } from '../../server/settings.ts';
import type { Report } from '../../server/simulation/report.ts';
import { simulate } from '../../server/simulation/simulate.ts';
import { tableOf } from '../../server/simulation/table.ts';
import { createTestDatabase } from '../support/database.ts';

const ENTERPRISES = 12;
const folder = mkdtempSync(join(tmpdir(), 'pilotflow-test-simulation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(name: string): Promise<{ report: Report; said: string[] }> {
  const database = await createTestDatabase();
  const said: string[] = [];
  try {
    const settings = readSettings({
      DATABASE_URL: database.appUrl,
      DATABASE_ADMIN_URL: database.adminUrl,
      DATA_DIR: join(folder, name),
      SESSION_SECRET: 'a secret of the tests that nobody else knows',
      LOG_LEVEL: 'silent',
    });
    const say = (line: string) => void said.push(line);
    const simulation = {
      settings,
      throwaway: false,
      roster: demonstrationRoster,
      enterprises: ENTERPRISES,
      seed: 3,
      say,
    };
    return { report: await simulate(simulation), said };
  } finally {
    await database.drop();
  }
}

describe('twelve enterprises with seed 3', { timeout: 600_000 }, () => {
  let first: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    first = await run('first');
  }, 600_000);

  test('everything agrees', () => {
    const { report, said } = first;
    expect(said.filter((line) => /unexpected|server error|ledger|amount|replay|^I\d/.test(line))).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      enterprises: ENTERPRISES,
      ceilingViolations: 0,
      ledgerBalanced: true,
      replayDifferences: 0,
      unexpectedRefusals: 0,
      serverErrors: 0,
    });
  });

  test('every enterprise is in an end state or waits for a named party', () => {
    const { endStates, waiting } = first.report;
    const all = [...Object.values(endStates), ...Object.values(waiting)];
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(ENTERPRISES);
    expect(Object.keys(waiting)).not.toContain('nobody');
  });

  test('money was paid, and wrong moves were made and refused', () => {
    const { money, expectedRefusals, events, letters } = first.report;
    expect(BigInt(money.paidFen)).toBeGreaterThan(0n);
    expect(money.approvedFen).toBe(money.paidFen);
    expect(expectedRefusals).toBeGreaterThan(20);
    expect(events).toBeGreaterThan(200);
    expect(letters).toBeGreaterThan(100);
  });

  test('the table names the end states in Chinese and says that everything agrees', () => {
    const table = tableOf(first.report);
    expect(table).toContain('办结 completed');
    expect(table).toContain('全部核对通过');
  });

  test('the same seed comes to the same, whatever the order of work', async () => {
    const second = await run('second');
    const { seconds: _, ...again } = second.report;
    const { seconds: __, ...before } = first.report;
    expect(again).toEqual(before);
  });
});
