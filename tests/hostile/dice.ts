/** Chance that can be repeated: the same seed gives the same requests (mulberry32). */
export type Dice = {
  /** From 0 up to, not including, `n`. */
  below: (n: number) => number;
  one: <T>(of: readonly T[]) => T;
  chance: (share: number) => boolean;
};

export function throwDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    chance: (share) => next() < share,
    one(of) {
      for (const found of of.slice(below(of.length))) return found;
      throw new Error('nothing to choose from');
    },
  };
}
