/** A credit code while it is typed: cleaned, and judged in words. Says nothing about whether anybody has it. */
import {
  checkCreditCode,
  describeCreditCodeRefusal,
  normaliseCreditCode,
} from '../../../workflows/organisation/credit-code.ts';
import type { Locale } from '../../problems/catalogue.ts';
import type { CreditCodeView } from './registration-contract.ts';

export function viewCreditCode(text: string, locale: Locale): CreditCodeView {
  const answer = checkCreditCode(text);
  const inWords = ({ zh, en }: { zh: string; en: string }) => (locale === 'en' ? en : zh);
  if (!answer.accepted) {
    const why = inWords(describeCreditCodeRefusal(answer.refusal));
    return { creditCode: normaliseCreditCode(text), accepted: false, why, warning: null };
  }
  const doubtful = {
    zh: '第 9 至 17 位（组织机构代码）的校验位不符；如与营业执照一致可以继续',
    en: 'The inner organisation code fails its own check; go on if the licence says so',
  };
  const warning = answer.warnings.length > 0 ? inWords(doubtful) : null;
  return { creditCode: answer.creditCode, accepted: true, why: null, warning };
}
