/** Who moves up from the waiting list: the longest waiting for whom there is a place, of the call and of their sub-industry. */
import { sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';

/**
 * In the order in which they are told. Who can't move up because their sub-industry is full holds up nobody behind them; who
 * might be one too many is left for the next round.
 */
export async function findPromotable(reader: Reader): Promise<{ id: string }[]> {
  const { rows } = await reader.execute<{ id: string }>(sql`
    with waiting as (
      select c.id, c.call_id, c.entered_at, c.number, k.quota - k.places_taken as left_of_call, l.quota - l.places_taken as left_of_industry,
             row_number() over (partition by c.call_id, l.sub_industry order by c.entered_at, c.number) as nth_of_industry
        from cases c join calls k on k.id = c.call_id join organisations o on o.id = c.enterprise_id
        left join call_ceilings l on l.call_id = c.call_id and l.sub_industry = o.sub_industry
       where c.state = 'application.waitlisted' and k.places_taken < k.quota
    ), fitting as (
      select *, row_number() over (partition by call_id order by entered_at, number) as nth from waiting
       where left_of_industry is null or nth_of_industry <= left_of_industry
    )
    select id from fitting where nth <= left_of_call order by call_id, entered_at, number limit 200`);
  return rows;
}
