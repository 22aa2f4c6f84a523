/** Everybody with an account, by name; searched, filtered, paged. Mail addresses are masked in the list. */

import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { maskMail } from '../../../workflows/privacy/mask.ts';
import { type OrganisationKind, rolesOfKind } from '../../../workflows/vocabulary/roles.ts';
import type { Caller } from '../../access/caller.ts';
import { requireHeld } from '../../access/require-access.ts';
import { beyondCaller } from '../../database/scope.ts';
import { readCursor, writeCursor } from '../../http/cursor.ts';
import type { Product } from '../../product.ts';
import type { OfficeList, PersonList, PersonRow, personListQuery } from './people-contract.ts';

const cursor = z.tuple([z.string().max(400), z.uuid()]);

/** @throws Refused wrong-role, bad-cursor */
export async function listPeople(
  { db }: Product,
  caller: Caller,
  query: z.output<typeof personListQuery>,
): Promise<PersonList> {
  requireHeld(caller, 'people.list');
  const limit = query.limit ?? 50;
  const filters = [sql`true`];
  if (query.status !== undefined) filters.push(sql`p.status = ${query.status}`);
  if (query.role !== undefined) filters.push(sql`${present} and m.role = ${query.role})`);
  if (query.kind !== undefined) filters.push(sql`${present} and o.kind = ${query.kind})`);
  if (query.q) {
    const part = `%${query.q
      .trim()
      .toLowerCase()
      .replace(/[\\%_]/g, '\\$&')}%`;
    filters.push(sql`(lower(p.name) like ${part} or p.email like ${part})`);
  }
  if (query.after !== undefined) {
    const [name, id] = readCursor(query.after, cursor);
    filters.push(sql`(p.name, p.id) > (${name}, ${id}::uuid)`);
  }
  // An administrator looks after everybody.
  const { rows } = await beyondCaller(() =>
    db.execute<PersonRow>(sql`
      select p.id, p.name, p.email, p.status, coalesce((
          select json_agg(json_build_object('id', m.id, 'role', m.role,
                   'organisation', json_build_object('id', o.id, 'name', o.name, 'kind', o.kind)) order by m.since, m.id)
            from memberships m join organisations o on o.id = m.organisation_id
           where m.person_id = p.id and m.until is null), '[]') as memberships
        from people p
       where ${sql.join(filters, sql` and `)}
       order by p.name, p.id limit ${limit + 1}`),
  );
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((row) => ({ ...row, email: maskMail(row.email) })),
    next: last === undefined ? null : writeCursor([last.name, last.id]),
  };
}

/** Left open for one more condition. */
const present = sql`exists (select from memberships m join organisations o on o.id = m.organisation_id
  where m.person_id = p.id and m.until is null`;

const MOST_OFFICES = 200;
type Office = { id: string; name: string; kind: OrganisationKind; district: string | null };

/** To choose where an official is invited to. @throws Refused wrong-role */
export async function listOffices({ db }: Product, caller: Caller): Promise<OfficeList> {
  requireHeld(caller, 'offices.list');
  // The offices of the city, which are more than the administrator's own.
  const { rows } = await beyondCaller(() =>
    db.execute<Office>(sql`
      select id, name, kind, district from organisations
       where kind in ('bureau', 'treasury', 'auditOffice', 'districtBureau') and merged_into is null
       order by array_position(array['bureau', 'treasury', 'auditOffice', 'districtBureau'], kind), name, id limit ${MOST_OFFICES}`),
  );
  return { items: rows.map((office) => ({ ...office, roles: [...rolesOfKind[office.kind]] })) };
}
