/** Writes a cast into the database, everybody with the same password. */
import type { Tx } from '../database/database.ts';
import type { Actor } from '../identity/actor.ts';
import { createOrganisation, isPoolKind } from '../identity/organisations.ts';
import { addMembership, createPerson } from '../identity/people.ts';
import type { CastOrganisation } from './cast.ts';

export async function bringInCast(
  tx: Tx,
  cast: readonly CastOrganisation[],
  { passwordHash, by }: { passwordHash: string; by: Actor },
): Promise<void> {
  for (const { organisation, people } of cast) {
    const organisationId = await createOrganisation(tx, organisation, by);
    for (const [nth, { role, ...person }] of people.entries()) {
      const personId = await createPerson(tx, { ...person, passwordHash }, by);
      const administers = nth === 0 && isPoolKind(organisation.kind);
      await addMembership(tx, { personId, organisationId, role, administers }, by);
    }
  }
}
