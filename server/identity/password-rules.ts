/** Which passwords are refused, and why. */
import { Refused } from '../problems/refused.ts';

/** What must not be the password: the address, the name, the organisation. */
export type PasswordContext = { email: string; name: string; organisation?: string };

const SHORTEST = 12;

export function refuseWeakPassword(password: string, { email, name }: PasswordContext): Refused | null {
  const typed = password.normalize('NFKC');
  if ([...typed].length < SHORTEST)
    return new Refused('rule', {
      zh: `密码至少 ${SHORTEST} 个字符，可以是一句话`,
      en: `A password has at least ${SHORTEST} characters; a sentence is fine`,
    });
  if ([email, name].some((known) => known.toLowerCase() === typed.toLowerCase()))
    return new Refused('rule', {
      zh: '密码不能就是您的邮箱或姓名',
      en: 'Your address or name cannot be the password',
    });
  return null;
}
