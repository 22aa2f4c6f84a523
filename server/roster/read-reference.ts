/** The city's districts and sub-industries from a folder with `districts.json` and `sub-industries.json`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReferenceEntry, RosterReference } from '../../workflows/roster/index.ts';

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

/** Throws when a file is missing or not of this shape. */
export async function readReference(folder: string): Promise<RosterReference> {
  const [districts, subIndustries] = await Promise.all([
    readEntries(join(folder, 'districts.json')),
    readEntries(join(folder, 'sub-industries.json')),
  ]);
  return { districts, subIndustries };
}

async function readEntries(path: string): Promise<readonly ReferenceEntry[]> {
  return entries.parse(JSON.parse(await readFile(path, 'utf8')));
}
