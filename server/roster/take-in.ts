/** Takes the enterprises of a roster in: the one way, whether an official asks for it in the page or an operator by command. */
import { eq, sql } from 'drizzle-orm';
import type { Change, RosterRow } from '../../workflows/roster/index.ts';
import type { Tx } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import type { Actor } from '../identity/actor.ts';
import { nameKeyOf } from '../identity/organisations.ts';
import { registerEnterprise } from '../identity/register-enterprise.ts';
import { record } from '../journal/journal.ts';

const LOCK = 7_104_202_409;

/** One roster after the other: what is there already is looked up behind this, so no enterprise comes in twice. */
export const lockRosters = (tx: Tx): Promise<unknown> => tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);

export type Taken = { organisations: number; changed: number; accounts: number; withoutAccount: number };

type How = {
  by: Actor;
  passwordHashOf: (row: RosterRow) => string;
  onAccount?: (row: RosterRow) => void;
  onProgress?: (done: number) => Promise<void>;
};

/** @throws Refused rule, already-exists */
export async function takeIn(
  tx: Tx,
  { fresh, changed }: { fresh: readonly RosterRow[]; changed: readonly Change[] },
  { by, passwordHashOf, onAccount, onProgress }: How,
): Promise<Taken> {
  const taken: Taken = { organisations: 0, changed: 0, accounts: 0, withoutAccount: 0 };
  for (const row of fresh) {
    const { account } = await registerEnterprise(tx, row, { passwordHash: passwordHashOf(row), by });
    taken.organisations += 1;
    if (account === 'none') taken.withoutAccount += 1;
    if (account === 'new') {
      taken.accounts += 1;
      onAccount?.(row);
    }
    await onProgress?.(taken.organisations);
  }
  for (const change of changed) {
    await takeOver(tx, change, by);
    taken.changed += 1;
    await onProgress?.(taken.organisations + taken.changed);
  }
  return taken;
}

/** What the table says takes the place of what was there; a blank in the table changes nothing. */
async function takeOver(tx: Tx, { id, row, fields }: Change, { at, actorId, role }: Actor): Promise<void> {
  const before = await tx.select().from(organisations).where(eq(organisations.id, id)).for('update');
  const set = Object.fromEntries(fields.map((field) => [field, row[field]]));
  const [after] = await tx
    .update(organisations)
    .set({ ...set, ...(fields.includes('name') ? { nameKey: nameKeyOf(row.name) } : {}) })
    .where(eq(organisations.id, id))
    .returning();
  await record(tx, {
    at,
    act: 'organisation.corrected',
    actorId,
    role: role ?? null,
    subject: `organisations/${id}`,
    details: { fields, before: before.map(plain)[0], after: after && plain(after) },
  });
}

/** The journal keeps what was true of the organisation, not who is reached how. */
const plain = ({ name, district, subIndustry, aboveScale, staff }: typeof organisations.$inferSelect) => ({
  ...{ name, district, subIndustry, aboveScale, staff },
});
