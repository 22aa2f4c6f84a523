/** `reset-second-factor`: for who lost the authenticator and the recovery codes. The administrator has made sure who asks. */
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { people } from '../database/schema/identity.ts';
import { resetFactors } from '../identity/factors/reset-factors.ts';
import { accountOf } from '../identity/sign-in.ts';
import { Refused } from '../problems/refused.ts';
import { type Command, UsageError } from './command.ts';

export const resetSecondFactor: Command = async (context, args) => {
  const { values } = parseArgs({ args, options: { email: { type: 'string' } } });
  if (!values.email?.trim()) throw new UsageError('缺少 --email · --email is missing');
  const email = accountOf(values.email);
  const product = await context.open();
  const [person] = await product.db.select({ id: people.id }).from(people).where(eq(people.email, email));
  if (person === undefined) throw new Refused('not-found');
  await product.db.transaction((tx) => resetFactors(product, tx, { personId: person.id, actorId: null }));
  context.out(`${email}：第二步验证已重置，各处已退出登录 · The second factor is reset, and all sessions are ended`);
  return 0;
};
