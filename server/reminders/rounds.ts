/** How far a round of background work has come, kept so that a restart goes on from there. */
import { eq } from 'drizzle-orm';
import type { Reader, Tx } from '../database/database.ts';
import { rounds } from '../database/schema/reminders.ts';

type Place = Record<string, string>;

export async function placeOf(reader: Reader, name: string): Promise<Place> {
  const [row] = await reader.select().from(rounds).where(eq(rounds.name, name));
  return row?.place ?? {};
}

export async function keepPlace(tx: Tx, name: string, place: Place): Promise<void> {
  await tx.insert(rounds).values({ name, place }).onConflictDoUpdate({ target: rounds.name, set: { place } });
}
