/** How long cases usually lay in a state, from past stays: the middle eight of ten, so that one forgotten case says nothing. */

/** Of fewer stays nothing is said. */
export const fewestStays = 5;

/** Of the `stays` counted, `within` took `from` to `to` working days. */
export type Usual = { stays: number; within: number; from: number; to: number };

export function usualOf(workingDays: readonly number[]): Usual | null {
  const stays = workingDays.length;
  if (stays < fewestStays) return null;
  const sorted = workingDays.toSorted((a, b) => a - b);
  const aside = Math.floor(stays / 10);
  const [from, to] = [sorted[aside], sorted[stays - 1 - aside]];
  if (from === undefined || to === undefined) return null;
  return { stays, within: stays - 2 * aside, from, to };
}
