/** What a look of the live streams asks the database, for everybody who listens together. */
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { Product } from '../product.ts';

const shownForMs = 90 * 86_400_000;

const living = {
  name: 'living-sessions',
  text: `select token_hash as hash from sessions where token_hash = any($1::text[]) and expires_at > clock_timestamp()`,
};

/** Signed out, thrown out, expired, or with another token by now. */
export async function endedSessions(pool: pg.Pool, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await pool.query<{ hash: string }>({ ...living, values: [[...new Set(hashes)]] });
  const ended = new Set(hashes);
  for (const { hash } of rows) ended.delete(hash);
  return ended;
}

/** Counted up to a hundred, like the list does. */
export async function countUnreadOf(
  { db, clock }: Product,
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const since = new Date((await clock.now(db)).getTime() - shownForMs);
  const { rows } = await db.execute<{ person: string; unread: number }>(sql`
    select p.id as person, u.count::int as unread from unnest(${sql.param([...people])}::uuid[]) as p(id)
     cross join lateral (select count(*) from (
       select 1 from letters l where l.person_id = p.id and l.read_at is null and l.created_at >= ${since}
          and l.kind <> 'digest.daily' limit 100) x) u`);
  return new Map(rows.map(({ person, unread }) => [person, unread]));
}
