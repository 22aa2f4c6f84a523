// The bar: of 5,000 rows 300 planted errors of every kind are named by cell and nothing else, while the server goes on answering.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { columns, type Enterprise, enterprise, seeded } from './roster-builder.ts';
import { Desk, rosterFile } from './roster-desk.ts';
import { type Fault, faults } from './roster-faults.ts';

const size = 5000;
const planted = 300;
const firstRow = 2;
const errors = faults.filter(({ kind }) => kind === 'error');

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

test('of 5,000 rows the 300 planted errors are named by cell, and none other', { timeout: 180_000 }, async () => {
  const { rows, faultAt } = spoiled(20_261_125);
  const file = await rosterFile(rows);
  const desk = new Desk(pilot, await pilot.person('officer'));
  const { id } = await desk.send(file);
  const pauses = monitorEventLoopDelay({ resolution: 5 });
  pauses.enable();
  const [began, before] = [performance.now(), process.cpuUsage()];
  const judged = await desk.worked(id);
  const seconds = (performance.now() - began) / 1000;
  pauses.disable();
  // The machine may be anybody's at the moment: what it took of a processor says more.
  const { user, system } = process.cpuUsage(before);

  const found: string[] = [];
  for (const { cell, code } of await desk.allFound(id, 'error')) found.push(`${cell} ${code}`);
  const wanted = [...faultAt].map(([row, { field, code }]) => `${cellOf(field, row)} ${code}`);
  expect(wanted).toHaveLength(planted);
  expect(found.toSorted()).toEqual(wanted.toSorted());
  expect(judged.counts).toMatchObject({ rows: size, error: planted, question: 0, warning: 0 });
  expect(judged.counts?.accepted).toBe(size - planted);
  console.info(
    `${size} rows, ${planted} errors: read, judged, compared and kept in ${seconds.toFixed(1)} s ` +
      `(${((user + system) / 1e6).toFixed(1)} s of a processor); ` +
      `the server's longest pause ${(pauses.max / 1e6).toFixed(0)} ms`,
  );
});

function spoiled(seed: number): { rows: Enterprise[]; faultAt: Map<number, Fault> } {
  const random = seeded(seed);
  const rows = Array.from({ length: size }, (_, number) => enterprise(number));
  const free = Array.from({ length: size - 1000 }, (_, index) => index + 1000);
  const faultAt = new Map<number, Fault>();
  for (let number = 0; number < planted; number += 1) {
    const fault = errors[number % errors.length];
    const at = free.splice(random(free.length), 1)[0] ?? 0;
    // Originals of repeated rows stand in the first thousand and stay sound.
    const [one, original] = [rows[at], rows[number]];
    if (!fault || !one || !original) throw new Error('the roster is too short');
    rows[at] = { ...one, ...fault.spoil(one, Math.floor(number / errors.length), original) };
    faultAt.set(at + firstRow, fault);
  }
  return { rows, faultAt };
}

const cellOf = (field: string, row: number): string =>
  `${String.fromCharCode(65 + columns.findIndex((column) => column === field))}${row}`;
