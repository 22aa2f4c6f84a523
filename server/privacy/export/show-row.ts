/**
 * A row as an organisation gets it in its export: by the data map. What is secret and what members may not see is left out; a
 * person is named only where it is the one who asks.
 */
import type { MappedTable, Seer } from '../../database/data-map/data-map.ts';

export type Asker = { personId: string; name: string };

const ours: readonly Seer[] = ['everyone', 'signedIn', 'members', 'parties', 'self'];

/** Columns that point to a person, by the names they have in the schema. */
const pointsToPerson = /(^personId|^actorId|^authorId|^deputyId|^inspectorId|By)$/;

export function showRow(
  { columns }: MappedTable,
  row: Readonly<Record<string, unknown>>,
  asker: Asker,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const { name, class: kind, seenBy } of columns) {
    if (kind === 'secret' || !seenBy.some((seer) => ours.includes(seer))) continue;
    const value = row[name];
    if (pointsToPerson.test(name)) shown[name] = value === asker.personId ? asker.name : null;
    else shown[name] = value;
  }
  return shown;
}
