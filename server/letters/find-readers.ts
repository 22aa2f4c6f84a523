/** Who holds a role that is to be told something, and whoever stands in for them. */
import { sql } from 'drizzle-orm';
import type { Role } from '../../workflows/vocabulary/roles.ts';
import type { Tx } from '../database/database.ts';

/** Members in a role: of one organisation, of one district's bureau, or whoever has it. */
export type Wanted = { told: number; role: Role; organisation: string | null; district: string | null };
export type Reader = { told: number; person: string };

/** In one role, of one thing told. */
const MOST_READERS = 50;

/** Whoever stands in for a member now is told as well: the member is away. */
export async function findReaders(tx: Tx, wanted: readonly Wanted[], now: Date): Promise<Reader[]> {
  if (wanted.length === 0) return [];
  // Apart, because a condition for both would read every member for every letter: a party's members are found by its index.
  const { rows } = await tx.execute<Reader>(sql`
    with w as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(told bigint, role text, organisation uuid, district text)
    ), held as (
      select w.told, w.role, m.id, m.person_id from w join memberships m on m.organisation_id = w.organisation and m.role = w.role
       where m.until is null
      union all
      select w.told, w.role, m.id, m.person_id from w join memberships m on m.role = w.role
        join organisations o on o.id = m.organisation_id and (w.district is null or o.district = w.district)
       where w.organisation is null and m.until is null
    ), readers as (
      select told, role, person_id from held
      union
      select held.told, held.role, d.deputy_id from held join deputies d on d.membership_id = held.id
       where d.ended_at is null and d.since <= ${now}::timestamptz and d.until > ${now}::timestamptz
    )
    select distinct told, person from (
      select r.told, p.id as person, row_number() over (partition by r.told, r.role order by p.id) as nth
        from readers r join people p on p.id = r.person_id where p.status = 'active') r
     where nth <= ${MOST_READERS}`);
  return rows;
}
