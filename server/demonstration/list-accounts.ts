/** Who can be signed in as in a demonstration: everybody who still has the common password. */
import { and, asc, eq, isNull, like } from 'drizzle-orm';
import { memberships, organisations, people } from '../database/schema/identity.ts';
import type { Product } from '../product.ts';
import type { DemonstrationView } from '../reference/reference-contract.ts';
import { demonstrationPassword } from './seed-demonstration.ts';

const MOST = 300;

export async function viewDemonstration({ db, settings }: Product): Promise<DemonstrationView> {
  if (!settings.demonstration) return { demonstration: false, accounts: [], password: null };
  const accounts = await db
    .select({ email: people.email, name: people.name, role: memberships.role, organisation: organisations.name })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(
      and(
        like(people.email, '%@example.com'),
        eq(people.createdAt, people.passwordChangedAt),
        eq(people.status, 'active'),
        isNull(memberships.until),
      ),
    )
    .orderBy(asc(memberships.id))
    .limit(MOST);
  return { demonstration: true, accounts, password: demonstrationPassword };
}
