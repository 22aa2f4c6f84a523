/** The texts of commitment letters (承诺书) as data, by id: a policy names the one that it asks for, and none is ever changed. */
import { z } from 'zod';
import commitment2024 from '../policy/commitment-2024.json' with { type: 'json' };
import type { Label } from '../vocabulary/roles.ts';

const text = z.strictObject({ zh: z.string().min(1).max(1000), en: z.string().min(1).max(1500) });
const letterSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{2,59}$/),
  title: text,
  opening: text,
  paragraphs: z.array(text).min(1).max(20),
});

export type CommitmentLetter = { title: Label; opening: Label; paragraphs: readonly Label[] };

const shipped = [letterSchema.parse(commitment2024)];

/** What stands in `{braces}`; what is not known yet is a line to be filled in. */
export type LetterFigures = Readonly<
  Record<
    'enterprise' | 'creditCode' | 'call' | 'number' | 'plannedInvestment' | 'staff' | 'revenue',
    string | null | undefined
  >
>;

/** The letter with the enterprise's name and figures; undefined when nobody has written such a letter. */
export function letterOf(id: string, figures: LetterFigures): CommitmentLetter | undefined {
  const letter = shipped.find((one) => one.id === id);
  if (!letter) return undefined;
  const known = new Map<string, string | null | undefined>(Object.entries(figures));
  const filled = (words: string) => words.replace(/\{(\w+)\}/g, (_, name: string) => known.get(name) || '____');
  const both = ({ zh, en }: Label): Label => ({ zh: filled(zh), en: filled(en) });
  return { title: both(letter.title), opening: both(letter.opening), paragraphs: letter.paragraphs.map(both) };
}

/** Names are compared as people write them: blanks and full-width forms make no other person. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•．.]/g, '')
    .toLowerCase();
