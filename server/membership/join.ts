/** A person comes into an organisation, through whichever door; belonging to two sides of a case is refused at each. */
import { and, eq, isNull } from 'drizzle-orm';
import { refuseMixedKinds } from '../../workflows/organisation/membership-rules.ts';
import type { Tx } from '../database/database.ts';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import type { Actor } from '../identity/actor.ts';
import { addMembership, type NewMembership } from '../identity/people.ts';
import { Refused } from '../problems/refused.ts';

/** Holds the person, so that they cannot come in by two doors at once. @throws Refused rule, not-found */
export async function join(tx: Tx, membership: NewMembership, by: Actor): Promise<string> {
  const { personId, organisationId } = membership;
  await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('update');
  const [organisation] = await tx
    .select({ kind: organisations.kind })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (organisation === undefined) throw new Refused('not-found');
  const present = await tx
    .select({ kind: organisations.kind })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.until)));
  const mixed = refuseMixedKinds(
    present.map(({ kind }) => kind),
    organisation.kind,
  );
  if (mixed !== null) throw new Refused('rule', mixed);
  return addMembership(tx, membership, by);
}
