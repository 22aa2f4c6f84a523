/** The size class in words: which class, by which figures, and which bound keeps it from the next one up. */
import { formatYuanGrouped } from '../money/fen.ts';
import {
  industryBounds,
  type SizeClass,
  sizeClasses,
  sizeClassNames,
  sizeClassOf,
} from '../organisation/size-class.ts';
import type { Label } from '../vocabulary/roles.ts';

type Size = { staff: number; revenueFen: number };
export type ExplainedSize = { class: SizeClass; why: Label };

export function explainSize(size: Size): ExplainedSize {
  const found = sizeClassOf(size);
  const name = sizeClassNames[found];
  const revenue = formatYuanGrouped(size.revenueFen);
  const bound = boundOf(size, found);
  return {
    class: found,
    why: {
      zh: `从业人员 ${size.staff} 人、营业收入 ${revenue} 元，属${name.zh}企业：${bound.zh}`,
      en: `${size.staff} staff and a revenue of ${revenue} yuan make it ${name.en}: ${bound.en}`,
    },
  };
}

/** Of the class above the bounds that are missed; of a large one both that are reached. */
function boundOf({ staff, revenueFen }: Size, found: SizeClass): Label {
  const aboveIt = sizeClasses[Math.max(0, sizeClasses.indexOf(found) - 1)];
  const above = industryBounds.find((bound) => bound.class === aboveIt);
  if (above === undefined) return { zh: '', en: '' };
  const least = { staff: `${above.staff}`, revenue: formatYuanGrouped(above.revenueFen) };
  if (found === 'large')
    return {
      zh: `人数达到 ${least.staff} 人，且收入达到 ${least.revenue} 元`,
      en: `it has ${least.staff} staff or more, and ${least.revenue} yuan or more`,
    };
  const name = sizeClassNames[above.class];
  const missed = [
    ...(staff < above.staff ? [{ zh: `人数不足 ${least.staff} 人`, en: `fewer than ${least.staff} staff` }] : []),
    ...(revenueFen < above.revenueFen
      ? [{ zh: `收入不足 ${least.revenue} 元`, en: `less than ${least.revenue} yuan` }]
      : []),
  ];
  return {
    zh: `${missed.map(({ zh }) => zh).join('、')}，未达${name.zh}标准`,
    en: `${missed.map(({ en }) => en).join(' and ')}, so not ${name.en}`,
  };
}
