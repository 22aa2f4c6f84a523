/**
 * The mail address is its reader's: the account opens, and the organisation is set up or asked to take the person in. The
 * password of the registration is asked for besides the link, so that nobody opens, by following a link, an account that a
 * stranger has prepared for them.
 */
import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../../database/database.ts';
import { people } from '../../database/schema/identity.ts';
import { registrations } from '../../database/schema/registration.ts';
import { mailTokens } from '../../database/schema/sign-in.ts';
import { beyondCaller } from '../../database/scope.ts';
import { countersOf, countTry, forgetTries } from '../../identity/lock-out.ts';
import { checkPassword } from '../../identity/passwords.ts';
import { hashToken } from '../../identity/sessions.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { Place } from './begin-registration.ts';
import { bringIn } from './bring-in.ts';

type Said = { token: string; password: string };

/** The same link twice confirms once. @throws Refused rule when the link is of no use any more, wrong-credentials, too-many */
export async function confirmRegistration(product: Product, said: Said, from: Place): Promise<{ email: string }> {
  // Who holds the link is nobody yet: their account is found by it.
  return beyondCaller(async () => {
    const found = await findByToken(product, said.token);
    if (found === null) throw spent();
    const counters = countersOf(found.email, from.address, null);
    await countTry(product.db, counters, await product.clock.now(product.db));
    if (!(await checkPassword(found.passwordHash, said.password))) throw new Refused('wrong-credentials');
    await product.db.transaction(async (tx) => {
      await forgetTries(tx, counters);
      const [person] = await tx
        .select({ id: people.id, name: people.name, email: people.email, phone: people.phone, status: people.status })
        .from(people)
        .where(eq(people.id, found.personId))
        .for('update');
      if (person === undefined) throw spent();
      if (person.status === 'unconfirmed') await open(product, tx, { person, said, from });
    });
    return { email: found.email };
  });
}

const spent = () =>
  new Refused('rule', {
    zh: '确认链接无效、已过期或已使用，请重新获取确认邮件',
    en: 'The link is not valid, has expired or has been used; ask for another letter',
  });

async function findByToken({ db }: Product, token: string) {
  const [found] = await db
    .select({ personId: people.id, email: people.email, passwordHash: people.passwordHash })
    .from(mailTokens)
    .innerJoin(people, eq(people.id, mailTokens.personId))
    .where(
      sql`${mailTokens.tokenHash} = ${hashToken(token)} and ${mailTokens.kind} = 'confirmMail'
        and ${mailTokens.expiresAt} > clock_timestamp() and ${people.status} in ('unconfirmed', 'active')`,
    );
  return found ?? null;
}

type Confirming = {
  person: { id: string; name: string; email: string; phone: string | null };
  said: Said;
  from: Place;
};

async function open(product: Product, tx: Tx, { person, said, from }: Confirming): Promise<void> {
  const used = await tx
    .update(mailTokens)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(eq(mailTokens.tokenHash, hashToken(said.token)))
    .returning({ personId: mailTokens.personId });
  const [wanted] = await tx.delete(registrations).where(eq(registrations.personId, person.id)).returning();
  // Registered anew in between: that link is worth nothing any more.
  if (used.length === 0 || wanted === undefined) throw spent();
  const at = await product.clock.now(tx);
  await tx.update(people).set({ status: 'active', emailConfirmedAt: at }).where(eq(people.id, person.id));
  await record(tx, {
    at,
    act: 'registration.confirmed',
    actorId: person.id,
    subject: `people/${person.id}`,
    requestId: from.requestId,
    address: from.address,
  });
  await bringIn(product, tx, { person, wanted, at });
}
