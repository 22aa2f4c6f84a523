/** Chance that depends on the seed and on what it is about, never on the order of work: the same seed, the same story. */
import { Dice } from '../demonstration/dice.ts';

/** `about` names an enterprise and a purpose, such as its credit code and the state it is in. */
export function diceFor(seed: number, ...about: readonly (string | number)[]): Dice {
  const dice = new Dice(hash(`${seed}|${about.join('|')}`));
  // Neighbouring hashes give neighbouring first throws.
  dice.next();
  return dice;
}

/** The same things in another order; `of` names a thing. */
export function shuffled<T>(things: readonly T[], seed: number, of: (thing: T) => string): T[] {
  const rank = new Map(things.map((thing) => [thing, hash(`${seed}|${of(thing)}`)]));
  return things.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || (of(a) < of(b) ? -1 : 1));
}

/** FNV-1a with a final mix. */
function hash(text: string): number {
  let mixed = 0x811c9dc5;
  for (const character of text) mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
