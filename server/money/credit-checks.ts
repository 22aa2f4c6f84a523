/** Credit checks of an enterprise, made just before a payment (money.md, "Gates"); kept with source, never changed. */
import { and, desc, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import { creditChecks } from '../database/schema/money.ts';
import { record as note } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { creditCheckListSchema, creditCheckSchema, saveCreditCheckSchema } from './money-contract.ts';

type CreditCheckView = z.infer<typeof creditCheckSchema>;

export async function listCreditChecks(
  product: Product,
  caller: Caller,
  organisationId: string,
): Promise<z.infer<typeof creditCheckListSchema>> {
  requireHeld(caller, 'credit.list');
  await getEnterprise(product.db, caller, organisationId);
  const rows = await product.db
    .select()
    .from(creditChecks)
    .where(eq(creditChecks.organisationId, organisationId))
    .orderBy(desc(creditChecks.checkedAt), desc(creditChecks.id))
    .limit(200);
  return { items: rows.map(viewCheck) };
}

/** @throws Refused wrong-role, not-found */
export async function recordCreditCheck(
  product: Product,
  caller: Caller,
  { organisationId, check }: { organisationId: string; check: z.output<typeof saveCreditCheckSchema> },
): Promise<CreditCheckView> {
  const role = requireHeld(caller, 'credit.check');
  return product.db.transaction(async (tx) => {
    await getEnterprise(tx, caller, organisationId);
    const at = await product.clock.now(tx);
    const row = { id: uuidv7(), organisationId, ...check, checkedBy: caller.personId, checkedAt: at };
    await tx.insert(creditChecks).values(row);
    await note(tx, {
      at,
      act: 'credit.checked',
      actorId: caller.personId,
      role,
      subject: `organisations/${organisationId}`,
      details: { check: row.id, result: row.result },
    });
    return viewCheck(row);
  });
}

/** Nobody checks an organisation they belong or belonged to (decisions.md 2). */
async function getEnterprise(reader: Reader, caller: Caller, organisationId: string): Promise<void> {
  const found = caller.belongedTo.has(organisationId)
    ? []
    : await reader
        .select({ id: organisations.id })
        .from(organisations)
        .where(and(eq(organisations.id, organisationId), eq(organisations.kind, 'enterprise')));
  if (found.length === 0) throw new Refused('not-found');
}

const viewCheck = ({
  id,
  result,
  source,
  note: words,
  checkedAt,
}: typeof creditChecks.$inferSelect): CreditCheckView => ({
  id,
  result,
  source,
  note: words,
  checkedAt: checkedAt.toISOString(),
});
