/**
 * Exact fractions on bigint, for money and for level points. Nothing here rounds except `floorOf` and `decimalText`,
 * which both cut towards the smaller side, so that no figure ever shows or pays more than there is (不高于).
 */

/** Lowest terms, positive denominator; made by `rational` only. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

/** The same as text, for events, decisions and JSON: bigint has no JSON form. */
export type ExactText = { readonly numerator: string; readonly denominator: string };

export const zero: Rational = { numerator: 0n, denominator: 1n };

/**
 * A fraction from whole numbers. The denominator must not be 0 and numbers must be whole: the schemas of policies,
 * editions and amounts guarantee both.
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const top = BigInt(numerator);
  const bottom = BigInt(denominator);
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = commonDivisor(top < 0n ? -top : top, bottom * sign);
  return { numerator: (top * sign) / divisor, denominator: (bottom * sign) / divisor };
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function sumOf(parts: readonly Rational[]): Rational {
  return parts.reduce(plus, zero);
}

/** Negative when `a` is smaller, 0 when equal, positive when larger. */
export function compareRationals(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function smallerOf(a: Rational, b: Rational): Rational {
  return compareRationals(a, b) <= 0 ? a : b;
}

/** The largest whole number that is not above the fraction. */
export function floorOf({ numerator, denominator }: Rational): bigint {
  const cut = numerator / denominator;
  return numerator < 0n && cut * denominator !== numerator ? cut - 1n : cut;
}

export function exactText({ numerator, denominator }: Rational): ExactText {
  return { numerator: numerator.toString(), denominator: denominator.toString() };
}

export function fromExactText({ numerator, denominator }: ExactText): Rational {
  return rational(BigInt(numerator), BigInt(denominator));
}

/** Decimal text with so many places, cut towards zero and never rounded up: 119/3 with 2 places is "39.66". */
export function decimalText({ numerator, denominator }: Rational, places: number): string {
  const scale = 10n ** BigInt(places);
  const scaled = (numerator * scale) / denominator;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`;
  return scaled < 0n ? `-${text}` : text;
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
