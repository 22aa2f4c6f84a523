/** How long a desk usually takes is read off the log of past cases, and said only where there were enough. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherStays } from '../../server/reminders/gather-stays.ts';
import { readUsual } from '../../server/reminders/usual-duration.ts';
import { happened } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

const at = (day: string) => pilot.clock.moveTo(new Date(`${day}T10:00+08:00`));
const state = 'application.districtReview';

/** Entered on Friday 10 January 2025. */
async function reviewed(until: string): Promise<void> {
  at('2025-01-10');
  const { caseId } = await pilot.caseAt(state);
  at(until);
  await happened(pilot, caseId, { type: 'application.endorse', to: 'application.cityReview' });
}

test('of four stays nothing is said; of ten the middle eight', async () => {
  for (const day of ['2025-01-10', '2025-01-15', '2025-01-15', '2025-01-16']) await reviewed(day);
  at('2025-03-01');
  expect(await gatherStays(pilot.product)).toBe(4);
  expect(await readUsual(pilot.product, state)).toBeNull();
  for (const day of ['2025-01-16', '2025-01-17', '2025-01-20', '2025-01-21', '2025-01-22', '2025-02-27'])
    await reviewed(day);
  at('2025-03-01');
  const read = await Promise.all([1, 2, 3].map(() => gatherStays(pilot.product)));
  expect(Math.max(...read)).toBe(6);
  expect(await gatherStays(pilot.product), 'what was read is not read again').toBe(0);
  // Weekends are not counted: Wednesday is the third working day after Friday.
  expect(await readUsual(pilot.product, state)).toEqual({ stays: 10, within: 8, from: 3, to: 8 });
});
