/**
 * How money of one case is divided over the funds: taken in their order, given back in proportion (money.md, "Ledgers").
 * Whole fen, not negative; the parts add up to the amount whenever the rooms suffice.
 */
import type { Fen } from './fen.ts';

/** What is taken of each: the first as far as it goes, then the next. Less than the amount when the rooms are short. */
export function splitInOrder(amountFen: Fen, roomsFen: readonly Fen[]): Fen[] {
  let rest = amountFen;
  return roomsFen.map((room) => {
    const part = Math.max(0, Math.min(rest, room));
    rest -= part;
    return part;
  });
}

/** What goes back to each: the floor of its proportion, and the spare fen to the first that still has something out. */
export function splitBack(amountFen: Fen, outFen: readonly Fen[]): Fen[] {
  const total = outFen.reduce((sum, out) => sum + BigInt(Math.max(0, out)), 0n);
  if (total === 0n) return outFen.map(() => 0);
  const amount = BigInt(amountFen) < total ? BigInt(amountFen) : total;
  const floors = outFen.map((out) => Number((amount * BigInt(Math.max(0, out))) / total));
  const spare = Number(amount) - floors.reduce((sum, part) => sum + part, 0);
  const extra = splitInOrder(
    spare,
    outFen.map((out, i) => Math.max(0, out) - (floors[i] ?? 0)),
  );
  return floors.map((part, i) => part + (extra[i] ?? 0));
}
