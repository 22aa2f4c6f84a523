/** Who holds a role that is to be told something, and whoever stands in for them. */
import { sql } from 'drizzle-orm';
import type { Role } from '../../workflows/vocabulary/roles.ts';
import type { Tx } from '../database/database.ts';

/** Members in a role: of one organisation, of one district's bureau, or whoever has it. */
export type Wanted = { told: number; role: Role; organisation: string | null; district: string | null };
export type Reader = { told: number; person: string };

/** Whoever stands in for a member now is told as well: the member is away. */
export async function findReaders(tx: Tx, wanted: readonly Wanted[], now: Date): Promise<Reader[]> {
  if (wanted.length === 0) return [];
  // Members of a party are found by the party, staff by their role: each by the index that it has.
  const { rows } = await tx.execute<Reader>(sql`
    with w as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(told bigint, role text, organisation uuid, district text)
    ), held as (
      select w.told, m.id, m.person_id from w join memberships m on m.organisation_id = w.organisation and m.role = w.role
       where m.until is null
      union all
      select w.told, m.id, m.person_id from w cross join lateral (
        select m.id, m.person_id from memberships m join organisations o on o.id = m.organisation_id
         where m.role = w.role and m.until is null and (w.district is null or o.district = w.district)
         order by m.person_id limit 50) m
       where w.organisation is null
    ), readers as (
      select told, person_id from held
      union
      select held.told, d.deputy_id from held join deputies d on d.membership_id = held.id
       where d.ended_at is null and d.since <= ${now}::timestamptz and d.until > ${now}::timestamptz
    )
    select readers.told, p.id as person from readers join people p on p.id = readers.person_id where p.status = 'active'`);
  return rows;
}
