/** People with sessions, who administer or not, and what their letters say: for tests about memberships. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Caller } from '../../server/access/caller.ts';
import { memberships, people } from '../../server/database/schema/identity.ts';
import { letters } from '../../server/database/schema/letters.ts';
import { findCaller, openSession } from '../../server/identity/sessions.ts';
import { unseal } from '../../server/secrets/sealed.ts';
import { organisationOf } from './case-log.ts';
import type { Pilot } from './pilot.ts';

export const from = { requestId: 'r', address: '127.0.0.1' };

/** The same session asked anew each time, as requests do. */
export type Seat = { now: () => Promise<Caller | null>; caller: () => Promise<Caller> };

export async function seatOf({ product }: Pilot, { personId }: Pick<Caller, 'personId'>): Promise<Seat> {
  const token = await product.db.transaction((tx) =>
    openSession(tx, { personId, userAgent: 'test', address: '127.0.0.1' }),
  );
  const now = () => findCaller(product, token);
  return {
    now,
    async caller() {
      const caller = await now();
      if (caller === null) throw new Error('the session is over');
      return caller;
    },
  };
}

/** As the database has them now. */
export const fresh = async (pilot: Pilot, who: Pick<Caller, 'personId'>): Promise<Caller> =>
  (await seatOf(pilot, who)).caller();

/** An enterprise with somebody who administers it and colleagues who do not. */
export async function company(pilot: Pilot, colleagues = 1): Promise<{ id: string; chief: Caller; staff: Caller[] }> {
  const first = await pilot.person('enterprise');
  const id = organisationOf(first);
  await pilot.product.db.update(memberships).set({ administers: true }).where(eq(memberships.personId, first.personId));
  const staff: Caller[] = [];
  for (let n = 0; n < colleagues; n += 1) staff.push(await pilot.person('enterprise', { organisationId: id }));
  return {
    id,
    chief: await fresh(pilot, first),
    staff: await Promise.all(staff.map((one) => fresh(pilot, one))),
  };
}

export const membershipOf = ({ memberships: [first] }: Caller): string => first?.id ?? '';

/** What was written to an address or a person last, with where it leads. */
export async function lastLetter({ product }: Pilot, to: string) {
  const [letter] = await product.db
    .select({
      id: letters.id,
      kind: letters.kind,
      parameters: letters.parameters,
      secret: letters.secret,
    })
    .from(letters)
    .leftJoin(people, eq(people.id, letters.personId))
    .where(and(sql`coalesce(${letters.address}, ${people.email}) = ${to}`))
    .orderBy(desc(letters.id))
    .limit(1);
  if (letter === undefined) return undefined;
  const about = { secret: product.settings.sessionSecret, purpose: 'letter', about: letter.id } as const;
  return { ...letter, path: letter.secret === null ? null : unseal(letter.secret, about) };
}

export async function tokenFor(pilot: Pilot, to: string): Promise<string> {
  const letter = await lastLetter(pilot, to);
  return letter?.path?.replace(/^\/invitation#/, '') ?? '';
}

/** The acts of the journal since it was last asked, about one subject. */
export async function actsOn({ database }: Pilot, subject: string): Promise<string[]> {
  const { rows } = await database.adminPool.query('select act from journal where subject = $1 order by id', [subject]);
  return rows.map(({ act }) => act);
}
