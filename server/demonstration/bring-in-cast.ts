/** Writes a cast into the database, everybody with the same password. */
import type { Tx } from '../database/database.ts';
import type { Actor } from '../identity/actor.ts';
import { createOrganisation } from '../identity/organisations.ts';
import { addMembership, createPerson } from '../identity/people.ts';
import type { CastOrganisation } from './cast.ts';

export async function bringInCast(
  tx: Tx,
  cast: readonly CastOrganisation[],
  { passwordHash, by }: { passwordHash: string; by: Actor },
): Promise<void> {
  for (const { organisation, people } of cast) {
    const organisationId = await createOrganisation(tx, organisation, by);
    for (const { role, ...person } of people) {
      const personId = await createPerson(tx, { ...person, passwordHash }, by);
      await addMembership(tx, { personId, organisationId, role }, by);
    }
  }
}
