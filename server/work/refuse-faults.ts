/** Faults of what somebody saved, as one refusal: the first as its sentence, all of them as its list (at most 50). */
import { Refused, type UnmetNeed } from '../problems/refused.ts';

/** @throws Refused rule */
export function refuseFaults(faults: readonly UnmetNeed[]): void {
  const [first] = faults;
  if (first) throw new Refused('rule', { zh: first.zh, en: first.en }, faults.slice(0, 50));
}

/** One sentence as a refusal. */
export const ruleRefusal = (zh: string, en: string): Refused => new Refused('rule', { zh, en });
