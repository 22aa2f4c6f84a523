/** Names of the organisations that a view mentions, in one question. */
import { sql } from 'drizzle-orm';
import type { Facts } from '../../workflows/case/facts.ts';
import type { Reader } from '../database/database.ts';

export const organisationsIn = ({ providerId, diagnosingProviderId, agencyId, auditFirmId }: Facts): string[] =>
  [...new Set([providerId, diagnosingProviderId, agencyId, auditFirmId])].flatMap((id) => id ?? []);

/** In SQL, not by the builder: every answer of the corridor asks it. */
export async function findNames(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await reader.execute<{ id: string; name: string }>(
    sql`select id, name from organisation_cards where id = any(${sql.param(ids)}::uuid[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
