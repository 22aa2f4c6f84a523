/** The city's districts and sub-industries with the words that rosters use for them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asc } from 'drizzle-orm';
import { z } from 'zod';
import type { ReferenceEntry, RosterReference } from '../../workflows/roster/index.ts';
import type { Reader } from '../database/database.ts';
import { districts, subIndustries } from '../database/schema/reference.ts';

/** The pilot's districts and sub-industries, as they are shipped. */
export const cityFolder = fileURLToPath(new URL('../demonstration/city', import.meta.url));

const entries = z
  .array(
    z.strictObject({
      code: z.string().min(1),
      name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
      aliases: z.array(z.string().min(1)),
      doubtful: z.array(z.string().min(1)).default([]),
      within: z.array(z.string().min(1)).default([]),
    }),
  )
  .nonempty();

/** From a folder with `districts.json` and `sub-industries.json`. Throws when a file is missing or not of this shape. */
export async function readReference(folder: string): Promise<RosterReference> {
  const [districts, subIndustries] = await Promise.all([
    readEntries(join(folder, 'districts.json')),
    readEntries(join(folder, 'sub-industries.json')),
  ]);
  return { districts, subIndustries };
}

/** What the database has now, with the doubtful words of what was shipped. */
export async function readCityReference(reader: Reader): Promise<RosterReference> {
  const shipped = await readReference(cityFolder);
  const [ours, industries] = await Promise.all([
    reader.select().from(districts).orderBy(asc(districts.code)),
    reader.select().from(subIndustries).orderBy(asc(subIndustries.code)),
  ]);
  return {
    districts: withDoubts(ours, shipped.districts),
    subIndustries: withDoubts(industries, shipped.subIndustries),
  };
}

function withDoubts(entries: readonly ReferenceEntry[], shipped: readonly ReferenceEntry[]): readonly ReferenceEntry[] {
  return entries.map((entry) => {
    const { doubtful = [], within = [] } = shipped.find(({ code }) => code === entry.code) ?? {};
    return { ...entry, doubtful, within };
  });
}

async function readEntries(path: string): Promise<readonly ReferenceEntry[]> {
  return entries.parse(JSON.parse(await readFile(path, 'utf8')));
}
