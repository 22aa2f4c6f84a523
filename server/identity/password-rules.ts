/** What a password must be like (NIST SP 800-63B): long enough, and not made of what everybody knows about the person. */
import { Refused } from '../problems/refused.ts';

const SHORTEST = 12;

/** `context`: the mail address, names, the organisation. */
export function refuseWeakPassword(password: string, context: readonly string[]): Refused | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < SHORTEST)
    return new Refused('rule', {
      zh: `密码至少 ${SHORTEST} 个字符`,
      en: `A password has at least ${SHORTEST} characters`,
    });
  if (new Set(plain).size < 5)
    return new Refused('rule', { zh: '密码过于简单', en: 'The password repeats too few characters' });
  const known = context.flatMap((text) => text.normalize('NFKC').toLowerCase().split('@').slice(0, 1));
  if (known.some((text) => text.length >= 4 && plain.includes(text)))
    return new Refused('rule', {
      zh: '密码不能包含您的邮箱、姓名或单位名称',
      en: 'The password must not contain your mail address or a name',
    });
  return null;
}
