/** The account a subsidy is paid to: the enterprise's own, under its own name; shown but for the last four digits masked. */
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { isHolder } from '../../workflows/money/account-holder.ts';
import type { Caller } from '../access/caller.ts';
import { requireOrganisation } from '../access/require-access.ts';
import { organisations } from '../database/schema/identity.ts';
import { accounts } from '../database/schema/money.ts';
import { record as note } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import type { accountSchema, saveAccountSchema } from './money-contract.ts';

type AccountView = z.infer<typeof accountSchema>;

export const maskNumber = (number: string): string =>
  `${'*'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`;

/** @throws Refused not-found when there is none, or it is not the caller's business */
export async function getAccount(product: Product, caller: Caller, organisationId: string): Promise<AccountView> {
  requireOrganisation(caller, 'account.read', { id: organisationId });
  const [account] = await product.db.select().from(accounts).where(eq(accounts.organisationId, organisationId));
  if (!account) throw new Refused('not-found');
  return viewAccount(account);
}

/** @throws Refused not-found, rule */
export async function saveAccount(
  product: Product,
  caller: Caller,
  { organisationId, account }: { organisationId: string; account: z.output<typeof saveAccountSchema> },
): Promise<AccountView> {
  const role = requireOrganisation(caller, 'account.save', { id: organisationId });
  return product.db.transaction(async (tx) => {
    const [enterprise] = await tx
      .select({ name: organisations.name })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .for('update');
    if (!enterprise) throw new Refused('not-found');
    if (!isHolder(account.holder, enterprise.name))
      throw ruleRefusal(
        `账户名称须与企业名称“${enterprise.name}”一致`,
        `The holder must be the enterprise itself, "${enterprise.name}"`,
      );
    const at = await product.clock.now(tx);
    const row = { ...account, updatedBy: caller.personId, updatedAt: at };
    await tx
      .insert(accounts)
      .values({ organisationId, ...row })
      .onConflictDoUpdate({ target: accounts.organisationId, set: row });
    await note(tx, {
      at,
      act: 'account.saved',
      actorId: caller.personId,
      role,
      subject: `organisations/${organisationId}`,
      details: { number: maskNumber(account.number) },
    });
    return viewAccount(row);
  });
}

const viewAccount = ({
  bank,
  holder,
  number,
  updatedAt,
}: {
  bank: string;
  holder: string;
  number: string;
  updatedAt: Date;
}): AccountView => ({
  bank,
  holder,
  number: maskNumber(number),
  updatedAt: updatedAt.toISOString(),
});
