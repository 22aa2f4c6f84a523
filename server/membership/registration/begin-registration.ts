/**
 * Takes down who wants to register what, and writes to the address. Nothing is set up before that address is confirmed, and
 * whether it has an account already only its reader is told: every answer is the same, after the same work.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { checkCreditCode, describeCreditCodeRefusal } from '../../../workflows/organisation/credit-code.ts';
import { isRegistrable } from '../../../workflows/organisation/verification.ts';
import type { Reader, Tx } from '../../database/database.ts';
import { organisations, people } from '../../database/schema/identity.ts';
import { districts, subIndustries } from '../../database/schema/reference.ts';
import { registrations } from '../../database/schema/registration.ts';
import { mailTokens } from '../../database/schema/sign-in.ts';
import { beyondCaller } from '../../database/scope.ts';
import { refuseWeakPassword } from '../../identity/password-rules.ts';
import { hashPassword } from '../../identity/passwords.ts';
import { accountOf } from '../../identity/sign-in.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { CONFIRM_HOURS, hasRoomFor, sendConfirmation } from './confirmation-letter.ts';
import type { Register } from './registration-contract.ts';

export type Place = { requestId: string; address: string };
type Told = { email: string; hours: number };
/** Letters to one address in an hour. */
const mostLetters = 5;

/** @throws Refused rule, weak-password */
export async function beginRegistration(product: Product, said: Register, from: Place): Promise<Told> {
  const email = accountOf(said.person.email);
  const { name, password } = said.person;
  refuseWeakPassword(password, { email, name, organisations: [said.organisation.name], secondFactor: false });
  // Before anything is looked up: it takes the most time, and takes it for everybody.
  const passwordHash = await hashPassword(password);
  // Strangers see nobody's account; what is found here is told to nobody but the reader of the letter.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const organisation = await soundOrganisation(tx, said.organisation);
      // Two clicks, or two tabs, one after the other.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`registration ${email}`}, 0))`);
      const [known] = await tx
        .select({ id: people.id, status: people.status, name: people.name })
        .from(people)
        .where(eq(people.email, email));
      if (known !== undefined && known.status !== 'unconfirmed') return tellKnown(product, tx, known);
      await takeDown(product, tx, { said, email, passwordHash, organisation, known: known?.id ?? null, from });
    }),
  );
  return { email, hours: CONFIRM_HOURS };
}

/** Another letter for who has lost the first. Whether there is anything to confirm is not told. */
export async function resendConfirmation(product: Product, said: { email: string }): Promise<Told> {
  const email = accountOf(said.email);
  // A stranger asks about an account that is not theirs to see; the answer is always the same.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const [waiting] = await tx
        .select({ personId: people.id, name: people.name, organisation: registrations.name })
        .from(people)
        .innerJoin(registrations, eq(registrations.personId, people.id))
        .where(and(eq(people.email, email), eq(people.status, 'unconfirmed')));
      if (waiting === undefined) return;
      const { personId } = waiting;
      if (!(await hasRoomFor(product, tx, { personId, kind: 'registration.confirm', most: mostLetters }))) return;
      await sendConfirmation(product, tx, waiting);
      const at = await product.clock.now(tx);
      await record(tx, { at, act: 'registration.letterSent', actorId: null, subject: `people/${personId}` });
    }),
  );
  return { email, hours: CONFIRM_HOURS };
}

type Sound = Omit<typeof registrations.$inferInsert, 'personId' | 'intent' | 'createdAt'>;

async function soundOrganisation(tx: Tx, said: Register['organisation']): Promise<Sound> {
  const { kind, name, district = null, subIndustry = null, legalRepresentative } = said;
  const answer = checkCreditCode(said.creditCode);
  if (!answer.accepted) throw new Refused('rule', describeCreditCodeRefusal(answer.refusal));
  if (kind === 'enterprise' && district === null)
    throw new Refused('rule', { zh: '请选择所属区县', en: 'Choose the district' });
  await refuseUnknownPlaces(tx, { district, subIndustry });
  const [same] = await tx
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.creditCode, answer.creditCode));
  if (same !== undefined && !isRegistrable(same.kind))
    throw new Refused('rule', {
      zh: '该单位是主管部门，其人员账号由系统管理员开通',
      en: 'This organisation is an authority; the administrator sets up the accounts of its staff',
    });
  return { kind, name, creditCode: answer.creditCode, district, subIndustry, legalRepresentative };
}

/** @throws Refused rule when a code is in none of the city's lists */
export async function refuseUnknownPlaces(
  reader: Reader,
  { district, subIndustry }: { district: string | null; subIndustry: string | null },
): Promise<void> {
  const [found] = await reader
    .select({
      district: sql<boolean>`${district}::text is null or exists (select from ${districts} where code = ${district})`,
      subIndustry: sql<boolean>`${subIndustry}::text is null or exists (select from ${subIndustries} where code = ${subIndustry})`,
    })
    .from(sql`(values (1)) as once(one)`);
  if (!found?.district) throw new Refused('rule', { zh: '没有这个区县', en: 'There is no such district' });
  if (!found.subIndustry) throw new Refused('rule', { zh: '没有这个细分行业', en: 'There is no such sub-industry' });
}

async function tellKnown(product: Product, tx: Tx, known: { id: string; name: string }): Promise<void> {
  const kind = 'registration.known';
  if (!(await hasRoomFor(product, tx, { personId: known.id, kind, most: 1 }))) return;
  await writeLetter(product, tx, {
    to: { personId: known.id },
    kind,
    parameters: { name: known.name },
    path: '/sign-in',
  });
}

type TakingDown = {
  said: Register;
  email: string;
  passwordHash: string;
  organisation: Sound;
  known: string | null;
  from: Place;
};

async function takeDown(product: Product, tx: Tx, all: TakingDown): Promise<void> {
  const { said, email, passwordHash, organisation, known, from } = all;
  const { name, phone, locale } = said.person;
  const { intent } = said;
  if (known !== null) {
    const [before] = await tx.select().from(registrations).where(eq(registrations.personId, known));
    if (before?.intent === intent) return;
    if (!(await hasRoomFor(product, tx, { personId: known, kind: 'registration.confirm', most: mostLetters }))) return;
    // Whoever registers an unconfirmed address anew begins anew: the old link and the old password are worth nothing.
    await tx.delete(mailTokens).where(and(eq(mailTokens.personId, known), isNull(mailTokens.usedAt)));
  }
  const at = await product.clock.now(tx);
  const personId = known ?? uuidv7();
  const person = { name, phone, locale, passwordHash, createdAt: at, passwordChangedAt: at };
  await tx
    .insert(people)
    .values({ ...person, id: personId, email, status: 'unconfirmed' })
    .onConflictDoUpdate({ target: people.id, set: person });
  const row = { ...organisation, intent, createdAt: at };
  await tx
    .insert(registrations)
    .values({ ...row, personId })
    .onConflictDoUpdate({ target: registrations.personId, set: row });
  await record(tx, {
    at,
    act: 'registration.begun',
    actorId: null,
    subject: `people/${personId}`,
    details: { kind: organisation.kind, creditCode: organisation.creditCode },
    ...from,
  });
  await sendConfirmation(product, tx, { personId, name, organisation: organisation.name });
}
