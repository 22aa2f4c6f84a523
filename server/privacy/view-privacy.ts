/** What is kept about the caller, their organisation and its cases: the data map, told to those whom it is about. */
import { eq } from 'drizzle-orm';
import { retention } from '../../workflows/privacy/retention.ts';
import type { Caller } from '../access/caller.ts';
import { seers } from '../database/data-map/data-map.ts';
import { dataMap } from '../database/data-map/every-table.ts';
import { people } from '../database/schema/identity.ts';
import type { Product } from '../product.ts';
import type { PrivacyView } from './privacy-contract.ts';

export async function viewPrivacy({ db }: Product, { personId, name, email }: Caller): Promise<PrivacyView> {
  const [row] = await db.select({ phone: people.phone }).from(people).where(eq(people.id, personId));
  return { person: { name, email, phone: row?.phone ?? null }, areas: [...areas] };
}

const areas: readonly PrivacyView['areas'][number][] = (['person', 'organisation', 'case'] as const).flatMap((about) =>
  dataMap
    .filter(({ notes }) => notes.about === about)
    .map(({ notes: { title, purpose, seenBy, kept } }) => {
      const { days, after, ground } = retention[kept];
      return { about, title, purpose, seenBy: seenBy.map((seer) => seers[seer]), days, after, ground };
    }),
);
