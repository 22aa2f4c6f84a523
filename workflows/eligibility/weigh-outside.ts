/** What others say of an enterprise: the newest source decides, says its day, and does not count silently once it is old. */
import { type Day, daysBetween } from '../calendar/day.ts';
import type { Label } from '../vocabulary/roles.ts';
import type { OutsideFact } from './enterprise.ts';
import type { Finding } from './finding.ts';
import type { EligibilityRules } from './rules.ts';

export type Weighing = {
  today: Day;
  rules: EligibilityRules;
  /** On the page for strangers the enterprise's own word is all there is. */
  ownWordCounts: boolean;
};

/** The newest day decides; on the same day an officer who looked at this very enterprise is nearer than a list. */
export function decidingFact(facts: readonly OutsideFact[]): OutsideFact | null {
  const nearness = { officer: 2, list: 1, enterprise: 0 };
  const [first] = facts
    .map((fact, order) => ({ fact, order }))
    .toSorted((a, b) => {
      const [left, right] = [a.fact.asOf ?? '', b.fact.asOf ?? ''];
      if (left !== right) return left < right ? 1 : -1;
      return nearness[b.fact.by] - nearness[a.fact.by] || b.order - a.order;
    });
  return first?.fact ?? null;
}

export function weighOutside(facts: readonly OutsideFact[], { today, rules, ownWordCounts }: Weighing): Finding {
  const fact = decidingFact(facts);
  if (fact === null) return { outcome: 'unknown', why: ownWordCounts ? notAnswered : nobodyLooked, basis: null };
  const words = wordsOf(fact);
  if (fact.says === 'adverse') return { outcome: 'fails', why: words, basis: fact };
  if (fact.says === 'unsure') return { outcome: 'unknown', why: words, basis: fact };
  if (fact.asOf === null)
    return ownWordCounts
      ? { outcome: 'holds', why: words, basis: fact }
      : { outcome: 'unknown', why: together(words, notLookedUp), basis: fact };
  const age = Math.max(0, daysBetween(fact.asOf, today) - 1);
  if (age > rules.freshDays)
    return { outcome: 'unknown', why: together(words, tooOld(age, rules.freshDays)), basis: fact };
  return { outcome: 'holds', why: words, basis: fact };
}

const notAnswered: Label = { zh: '尚未回答', en: 'Not answered' };
const nobodyLooked: Label = { zh: '尚未核查，也没有相应名单', en: 'Nobody has looked it up, and there is no list' };
const notLookedUp: Label = { zh: '尚待主管部门核查', en: 'the bureau has still to look it up' };
const tooOld = (age: number, most: number): Label => ({
  zh: `已过 ${age} 天，超过 ${most} 天须重新核查`,
  en: `that is ${age} days ago; after ${most} days it has to be looked up again`,
});
const together = (one: Label, more: Label): Label => ({ zh: `${one.zh}；${more.zh}`, en: `${one.en}; ${more.en}` });

function wordsOf({ by, says, source, asOf, note }: OutsideFact): Label {
  const more = note === '' ? { zh: '', en: '' } : { zh: `（${note}）`, en: ` (${note})` };
  if (by === 'enterprise') {
    return says === 'adverse'
      ? { zh: `企业自述有此情形${more.zh}`, en: `The enterprise itself says so${more.en}` }
      : { zh: `企业自述没有此情形${more.zh}`, en: `The enterprise says that there is none${more.en}` };
  }
  const found = {
    clear: { zh: '未发现', en: 'nothing found' },
    adverse: { zh: '有记录', en: 'it is recorded' },
    unsure: {
      zh: '名单中有同名企业但没有代码，须人工核实',
      en: 'somebody of the same name, without a code: look it up',
    },
  }[says];
  return {
    zh: `${found.zh}：${source}，截至 ${asOf}${more.zh}`,
    en: `${found.en}: ${source}, as of ${asOf}${more.en}`,
  };
}
