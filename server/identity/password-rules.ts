/**
 * What a new password must be (NIST SP 800-63B rev. 4): long enough, and not what somebody tries first. No rules of composition,
 * no change by the calendar. Length counts as people count, after NFKC.
 */
import { Refused } from '../problems/refused.ts';
import { isCommon } from './common-passwords.ts';

/** The standard asks for 15 where the password stands alone, and 8 beside a second factor; we ask for a little more than that. */
export const shortestFor = ({ secondFactor }: { secondFactor: boolean }): number => (secondFactor ? 12 : 15);
export const longestPassword = 128;

export type PasswordOwner = {
  name: string;
  email: string;
  /** Names of their organisations. */
  organisations?: readonly string[];
  /** They have a second factor, or must set one up. */
  secondFactor: boolean;
};
type Words = { zh: string; en: string };

/** The reason against it, or null. */
export function faultOfPassword(password: string, owner: PasswordOwner): Words | null {
  const plain = password.normalize('NFKC');
  const length = [...plain].length;
  const shortest = shortestFor(owner);
  if (length < shortest) return { zh: `至少 ${shortest} 个字符`, en: `it has at least ${shortest} characters` };
  if (length > longestPassword)
    return { zh: `最多 ${longestPassword} 个字符`, en: `it has at most ${longestPassword} characters` };
  if (isCommon(plain))
    return {
      zh: '过于常见，容易被猜到；可用几个不相关的词连成一句',
      en: 'it is among those that are guessed first; a few unrelated words make a good one',
    };
  if (isAbout(plain, owner))
    return {
      zh: '主要由您的姓名、邮箱、单位或本系统名称组成',
      en: 'it is little more than your name, mail address, organisation or the name of this product',
    };
  return null;
}

/** @throws Refused weak-password */
export function refuseWeakPassword(password: string, owner: PasswordOwner): void {
  const fault = faultOfPassword(password, owner);
  if (fault !== null) throw new Refused('weak-password', { why: fault.zh, whyEn: fault.en });
}

const product = ['pilotflow', 'shuzhuantong', '数转通', 'shuzizhuanxing', 'huangshi', '黄石'];

/** What is left when everything that others know of the owner is taken away is too short to be a password. */
function isAbout(password: string, { name, email, organisations = [] }: PasswordOwner): boolean {
  const [account = '', domain = ''] = email.toLowerCase().split('@');
  const known = [...product, name, account, ...account.split(/[._-]/), ...domain.split('.'), ...organisations]
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => [...word].length >= 3 || /^\p{Script=Han}{2,}$/u.test(word))
    .toSorted((a, b) => b.length - a.length);
  const text = password.toLowerCase();
  const left = known.reduce((rest, word) => rest.replaceAll(word, ''), text);
  return left !== text && left.replace(/\P{L}/gu, '').length < 6;
}
