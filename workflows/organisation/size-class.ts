/**
 * The size class of an industrial enterprise (工信部联企业〔2011〕300号, 工业): both bounds must be met, one missed means the
 * next class down. Only small, medium and micro enterprises may apply (process.md, "Eligibility").
 */
import type { Fen } from '../money/fen.ts';

export const sizeClasses = ['large', 'medium', 'small', 'micro'] as const;
export type SizeClass = (typeof sizeClasses)[number];

export const sizeClassNames: Record<SizeClass, { zh: string; en: string }> = {
  large: { zh: '大型', en: 'large' },
  medium: { zh: '中型', en: 'medium' },
  small: { zh: '小型', en: 'small' },
  micro: { zh: '微型', en: 'micro' },
};

/** The lower bounds of a class; below all of them an enterprise is micro. */
export const industryBounds: readonly { class: SizeClass; staff: number; revenueFen: Fen }[] = [
  { class: 'large', staff: 1000, revenueFen: 40_000_000_000 },
  { class: 'medium', staff: 300, revenueFen: 2_000_000_000 },
  { class: 'small', staff: 20, revenueFen: 300_000_000 },
];

/** The class for staff (从业人员, persons) and yearly revenue (营业收入, fen). */
export function sizeClassOf(size: { staff: number; revenueFen: Fen }): SizeClass {
  const reached = industryBounds.find(({ staff, revenueFen }) => size.staff >= staff && size.revenueFen >= revenueFen);
  return reached?.class ?? 'micro';
}

/** Whether an enterprise is an SME (中小微企业). */
export function isSme(size: { staff: number; revenueFen: Fen }): boolean {
  return sizeClassOf(size) !== 'large';
}
