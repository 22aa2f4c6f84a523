/** Everything that a wrong request must leave as it is: counts and contents of every table, and the files of the store. */
import { readdirSync } from 'node:fs';
import type { Pilot } from '../support/pilot.ts';

/** By table; `files` are the names in the store. */
export type Look = () => Promise<Record<string, string>>;

export async function lookAt(pilot: Pilot): Promise<Look> {
  const { database, product } = pilot;
  const text = await writeLook(pilot);
  return async () => {
    // Prepared, because planning it takes longer than the looking.
    const { rows } = await database.adminPool.query<{ name: string; state: string }>({ name: 'look', text });
    const files = readdirSync(product.settings.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
    return { ...Object.fromEntries(rows.map(({ name, state }) => [name, state])), files: files.toSorted().join(' ') };
  };
}

/**
 * Left out: receipts, because a refusal is an answer too and a retry must get the same one; sessions, because every request
 * may lengthen its own; failed sign-ins, because counting them is what they are for.
 */
const leftOut = new Set(['receipts', 'sessions', 'sign_in_failures']);

async function writeLook({ database }: Pilot): Promise<string> {
  const { rows } = await database.adminPool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  // Policies and editions are large, and a trigger refuses to change them: for those the count is enough.
  const unchanging = new Set(['policies', 'indicator_editions']);
  return rows
    .filter(({ name }) => !leftOut.has(name))
    .map(({ name }) => {
      const which = name === 'journal' ? "where act <> 'session.refused'" : '';
      const contents = unchanging.has(name) ? 0 : 'coalesce(sum(hashtextextended(t::text, 0)), 0)';
      return `select '${name}' as name, count(*) || ' ' || ${contents} as state from ${name} t ${which}`;
    })
    .join(' union all ');
}
