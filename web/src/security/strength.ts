/** How hard a password is to guess, told while it is typed. The server has the last word, with its list of common ones. */
export type Strength = { level: 'short' | 'weak' | 'fair' | 'strong'; left: number };

export function strengthOf(password: string, shortest: number): Strength {
  const characters = [...password.normalize('NFKC')];
  const left = shortest - characters.length;
  if (left > 0) return { level: 'short', left };
  if (new Set(characters).size < 6 || isRow(characters) || /^[\d\s./-]+$/.test(password))
    return { level: 'weak', left: 0 };
  const words = password.split(/\s+/).filter((word) => word.length >= 3);
  return { level: characters.length >= shortest + 6 || words.length >= 4 ? 'strong' : 'fair', left: 0 };
}

function isRow(characters: readonly string[]): boolean {
  const codes = characters.map((one) => one.codePointAt(0) ?? 0);
  const steps = codes.slice(1).filter((code, at) => Math.abs(code - (codes[at] ?? 0)) <= 1);
  return steps.length >= (codes.length - 1) * 0.8;
}
