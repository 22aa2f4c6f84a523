/** Who looks after the members of an organisation. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Reader } from '../../database/database.ts';
import { memberships, people } from '../../database/schema/identity.ts';

/** Present members who administer it and can sign in. */
export async function findAdministrators(reader: Reader, organisationId: string): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ id: people.id })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        eq(memberships.administers, true),
        isNull(memberships.until),
        eq(people.status, 'active'),
      ),
    );
  return rows.map(({ id }) => id);
}
