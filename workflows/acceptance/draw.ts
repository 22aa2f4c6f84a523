/**
 * The random draw of an acceptance agency as a pure function of its seed, so that an auditor can replay it from what was
 * kept: the seed and who was in the pot (process.md, "Independence": drawn at random among the free).
 */

const seedShape = /^[0-9a-f]{64}$/;

/**
 * The drawn one: the candidates in the order of their ids, and of these the one at place `seed mod n`, counted from 0.
 * Can be checked with any calculator; with 256 bits of seed no candidate is favoured by more than 2^-240. The order and
 * repetitions of the list make no difference. Null when nobody is in the pot or the seed isn't 64 hexadecimal digits.
 */
export function drawFrom(seed: string, candidates: readonly string[]): string | null {
  const pot = [...new Set(candidates)].sort();
  if (pot.length === 0 || !seedShape.test(seed)) return null;
  return pot[Number(BigInt(`0x${seed}`) % BigInt(pot.length))] ?? null;
}
