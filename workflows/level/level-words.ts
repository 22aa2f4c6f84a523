/**
 * In words, which condition kept the case from the next level: the result record and the letter to the enterprise
 * say it (grading.md, last point).
 */
import type { Kept, LevelOutcome } from './compute-level.ts';

/** One unmet condition as a sentence. */
export function describeKept(kept: Kept): { zh: string; en: string } {
  const next = { zh: `${kept.label}（${kept.name}）`, en: `Level ${kept.level}` };
  switch (kept.code) {
    case 'score-too-low':
      return {
        zh: `${next.zh}要求得分不低于 ${kept.needs} 分，实得 ${kept.has.display} 分`,
        en: `${next.en} needs a score of at least ${kept.needs}; it is ${kept.has.display}`,
      };
    case 'too-few-scenarios':
      return {
        zh: `${next.zh}要求至少 ${kept.needs} 个场景达到 ${kept.atLevel} 级及以上，实际 ${kept.has} 个`,
        en: `${next.en} needs at least ${kept.needs} scenarios at level ${kept.atLevel} or above; there are ${kept.has}`,
      };
    case 'too-few-binding-scenarios':
      return {
        zh: `${next.zh}要求其中约束性场景至少 ${kept.needs} 个达到 ${kept.atLevel} 级及以上，实际 ${kept.has} 个`,
        en: `${next.en} needs at least ${kept.needs} binding scenarios at level ${kept.atLevel} or above; there are ${kept.has}`,
      };
  }
}

/** All that kept the case from the next level; at level 4 there is none above. */
export function describeOutcome({ level, kept }: LevelOutcome): { zh: string; en: string } {
  if (kept.length === 0) return { zh: '已达到最高等级', en: `Level ${level} is the highest there is` };
  const reasons = kept.map(describeKept);
  return { zh: reasons.map(({ zh }) => zh).join('；'), en: reasons.map(({ en }) => en).join('; ') };
}
