/** Which messages of a case the caller may read: as the bureau all of them, as a party what names their organisation. */
import { arrayOverlaps, type SQL, sql } from 'drizzle-orm';
import { bureaus } from '../../workflows/access/permission.ts';
import { messages } from '../database/schema/messages.ts';
import { type Caller, organisationsAs } from './caller.ts';
import type { SeenCase } from './find-case.ts';

/** Undefined where nothing narrows it. */
export function readableBy(caller: Caller, { roles }: SeenCase): SQL | undefined {
  if (roles.some((role) => bureaus.some((bureau) => bureau === role))) return undefined;
  const own = roles.flatMap((role) => organisationsAs(caller, role));
  return own.length === 0 ? sql`false` : arrayOverlaps(messages.readers, own);
}
