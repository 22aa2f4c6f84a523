/** A confirmed registration becomes a membership: of a new organisation, or by asking the one that is there already. */
import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { isRegistrable } from '../../../workflows/organisation/verification.ts';
import { rolesOfKind } from '../../../workflows/vocabulary/roles.ts';
import type { Tx } from '../../database/database.ts';
import { organisations } from '../../database/schema/identity.ts';
import { joinRequests } from '../../database/schema/membership.ts';
import type { registrations } from '../../database/schema/registration.ts';
import { createOrganisation } from '../../identity/organisations.ts';
import { addMembership } from '../../identity/people.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import type { Product } from '../../product.ts';
import { findAdministrators } from './administrators.ts';

type BringingIn = {
  person: { id: string; name: string; email: string; phone: string | null };
  wanted: typeof registrations.$inferSelect;
  at: Date;
};

export async function bringIn(product: Product, tx: Tx, { person, wanted, at }: BringingIn): Promise<void> {
  // Two first registrants of one organisation come in one after the other: the second asks the first.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`organisation ${wanted.creditCode}`}, 0))`);
  const existing = await findOrganisation(tx, wanted.creditCode);
  if (existing !== null) return askToJoin(product, tx, { person, organisation: existing, at });
  const by = { at, actorId: person.id };
  const { kind, name, creditCode, district, subIndustry, legalRepresentative } = wanted;
  const organisationId = await createOrganisation(
    tx,
    {
      kind,
      name,
      creditCode,
      district,
      subIndustry,
      legalRepresentative,
      contact: person.name,
      phone: person.phone,
      email: person.email,
      // Nobody has looked at it: it stands in no pool, and its members have no role yet.
      standing: 'outside',
      verification: 'unverified',
    },
    by,
  );
  const [role] = rolesOfKind[kind];
  if (role !== undefined) await addMembership(tx, { personId: person.id, organisationId, role, administers: true }, by);
}

type Existing = { id: string; name: string; kind: typeof organisations.$inferSelect.kind };

/** A duplicate that was merged leads to the one that stayed. */
async function findOrganisation(tx: Tx, creditCode: string): Promise<Existing | null> {
  const columns = {
    id: organisations.id,
    name: organisations.name,
    kind: organisations.kind,
    mergedInto: organisations.mergedInto,
  };
  let [found] = await tx.select(columns).from(organisations).where(eq(organisations.creditCode, creditCode));
  while (found?.mergedInto)
    [found] = await tx.select(columns).from(organisations).where(eq(organisations.id, found.mergedInto));
  return found ?? null;
}

type Asking = { person: BringingIn['person']; organisation: Existing; at: Date };

async function askToJoin(product: Product, tx: Tx, { person, organisation, at }: Asking): Promise<void> {
  // An authority that got its credit code in between: nobody asks their way in there.
  if (!isRegistrable(organisation.kind)) return;
  const id = uuidv7();
  await tx
    .insert(joinRequests)
    .values({ id, organisationId: organisation.id, personId: person.id, note: '', createdAt: at });
  await record(tx, {
    at,
    act: 'joinRequest.made',
    actorId: person.id,
    subject: `organisations/${organisation.id}`,
    details: { joinRequest: id, personId: person.id },
  });
  // Where nobody administers, the desk of the bureau has it on its list; staff work from lists, not from letters.
  for (const personId of await findAdministrators(tx, organisation.id))
    await writeLetter(product, tx, {
      to: { personId },
      kind: 'joinRequest.made',
      parameters: { name: person.name, organisation: organisation.name },
      path: '/organisation',
    });
}
