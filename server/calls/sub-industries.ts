/** The city's sub-industries, widened step by step (systems.md, S1): added with a reason, never taken away. */
import { sql } from 'drizzle-orm';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { subIndustries } from '../database/schema/reference.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { viewReference } from '../reference/reference-views.ts';
import type { NewSubIndustry } from './calls-contract.ts';

/** @throws Refused wrong-role, already-exists */
export function addSubIndustry({ db, clock }: Product, caller: Caller, said: NewSubIndustry) {
  const role = requireHeld(caller, 'subIndustry.add');
  const { code, name, aliases, reason } = said;
  return db.transaction(async (tx) => {
    // Two of one name could not be told apart on a form.
    const same = sql`${subIndustries.code} = ${code} or ${subIndustries.name}->>'zh' = ${name.zh} or ${name.zh} = any(${subIndustries.aliases})`;
    const [known] = await tx.select({ code: subIndustries.code }).from(subIndustries).where(same).limit(1);
    const added =
      known === undefined
        ? await tx.insert(subIndustries).values({ code, name, aliases }).onConflictDoNothing().returning()
        : [];
    if (added.length === 0)
      throw new Refused('already-exists', { what: `细分行业“${name.zh}”`, whatEn: `sub-industry "${name.en}"` });
    await record(tx, {
      at: await clock.now(tx),
      act: 'subIndustry.added',
      actorId: caller.personId,
      role,
      subject: `sub-industries/${code}`,
      details: { name, aliases, reason },
    });
    return viewReference(tx);
  });
}
