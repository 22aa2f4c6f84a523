/** Yuan as text, for reading and for typing. An amount never passes through a binary fraction. */

/** "199999.99" → "199,999.99". */
export function groupYuan(text: string): string {
  const [whole = '', cents] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return cents === undefined ? grouped : `${grouped}.${cents}`;
}

/** Whole fen that an event stored → yuan text. */
export function yuanOfFen(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export type TypedYuan = { accepted: true; yuan: string } | { accepted: false; why: 'empty' | 'shape' | 'large' };

/** What people type: separators, blanks, ¥ and full-width digits are forgiven, a third decimal is not. */
export function readYuan(typed: string): TypedYuan {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,¥元]/g, '')
    .replace(/^0+(?=\d)/, '');
  if (text === '') return { accepted: false, why: 'empty' };
  const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!parts) return { accepted: false, why: 'shape' };
  const whole = parts[1] ?? '0';
  if (whole.length > 10) return { accepted: false, why: 'large' };
  return { accepted: true, yuan: `${whole}.${(parts[2] ?? '').padEnd(2, '0')}` };
}

const fenOf = (yuan: string): bigint => {
  const read = readYuan(yuan);
  return read.accepted ? BigInt(read.yuan.replace('.', '')) : 0n;
};

/** Adds what people typed so far; what is not an amount yet adds nothing. */
export function sumYuan(amounts: readonly string[]): string {
  const fen = amounts.reduce((sum, amount) => sum + fenOf(amount), 0n);
  const digits = fen.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The smaller of what was typed, for the sum that a claim would have. */
export function smallestYuan(amounts: readonly string[]): string {
  const sorted = [...amounts].sort((left, right) => (fenOf(left) < fenOf(right) ? -1 : 1));
  return sumYuan(sorted.slice(0, 1));
}

/** For the length of a bar only: a share between 0 and 1. */
export function shareOf(part: string, whole: string): number {
  const all = Number(fenOf(whole));
  return all === 0 ? 0 : Math.min(1, Number(fenOf(part)) / all);
}
