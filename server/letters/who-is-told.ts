/** Whom the roles of a state are on one case: which organisation, which district. */
import { sql } from 'drizzle-orm';
import type { Role } from '../../workflows/vocabulary/roles.ts';
import type { Tx } from '../database/database.ts';
import type { Wanted } from './find-readers.ts';

export type ToldParties = {
  enterpriseId: string;
  district: string | null;
  providerId: string | null;
  diagnosingProviderId: string | null;
  agencyId: string | null;
  auditFirmId: string | null;
};

/** `told`: the number of what is told, to find its readers again. */
export function wantedIn(roles: readonly Role[], parties: ToldParties, told: number): Wanted[] {
  const organisationOf: Partial<Record<Role, string | null>> = {
    enterprise: parties.enterpriseId,
    provider: parties.providerId ?? parties.diagnosingProviderId,
    agency: parties.agencyId,
    auditFirm: parties.auditFirmId,
  };
  return roles.flatMap((role) => {
    const organisation = organisationOf[role];
    // Nobody is assigned yet: nobody is told.
    if (organisation === null || (role === 'district' && parties.district === null)) return [];
    const district = role === 'district' ? parties.district : null;
    return [{ told, role, organisation: organisation ?? null, district }];
  });
}

/** The organisations that the case is about. */
export const partiesOf = (parties: ToldParties): string[] =>
  [
    parties.enterpriseId,
    parties.providerId,
    parties.diagnosingProviderId,
    parties.agencyId,
    parties.auditFirmId,
  ].flatMap((id) => id ?? []);

/** Who belongs or belonged to a party sees nothing of the case as an official, and is told nothing of it. */
export async function withoutConflict(tx: Tx, parties: ToldParties, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return [];
  const { rows } = await tx.execute<{ id: string }>(sql`
    select distinct m.person_id as id from memberships m
     where m.person_id = any(${sql.param(people)}::uuid[]) and m.organisation_id = any(${sql.param(partiesOf(parties))}::uuid[])`);
  const conflicted = new Set(rows.map(({ id }) => id));
  return people.filter((id) => !conflicted.has(id));
}
