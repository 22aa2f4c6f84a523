/** The account a subsidy is paid to: the enterprise's own, under its own name; others see the last four digits of it. */
import { desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { isHolder } from '../../workflows/money/account-holder.ts';
import { maskAccount } from '../../workflows/privacy/mask.ts';
import { type Caller, holds, organisationsAs } from '../access/caller.ts';
import { rolesOnCase } from '../access/case-access.ts';
import { requireOrganisation } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { cases } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import { accounts } from '../database/schema/money.ts';
import { record as note } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import type { accountSchema, saveAccountSchema } from './money-contract.ts';

type AccountView = z.infer<typeof accountSchema>;

/** @throws Refused not-found when there is none, or it is not the caller's business */
export async function getAccount(product: Product, caller: Caller, organisationId: string): Promise<AccountView> {
  requireOrganisation(caller, 'account.read', { id: organisationId });
  const own = organisationsAs(caller, 'enterprise').includes(organisationId);
  const [account] = await product.db.select().from(accounts).where(eq(accounts.organisationId, organisationId));
  if (!account) throw new Refused('not-found');
  if (own) return viewAccount(account);
  const payable = (await findMoneyCase(product.db, caller, organisationId)) !== null;
  return {
    ...viewAccount({ ...account, number: maskAccount(account.number) }),
    reveals: payable ? [{ subject: `organisations/${organisationId}`, field: 'account.number' }] : [],
  };
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
      details: { number: maskAccount(account.number) },
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
  number,
  updatedAt: updatedAt.toISOString(),
  reveals: [],
});

/** The case with money in it that gives the treasury a reason to know the whole number. */
export async function findMoneyCase(reader: Reader, caller: Caller, enterpriseId: string): Promise<string | null> {
  if (!holds(caller, 'treasury')) return null;
  const found = await reader
    .select()
    .from(cases)
    .where(eq(cases.enterpriseId, enterpriseId))
    .orderBy(desc(cases.updatedAt))
    .limit(50);
  return found.find((one) => rolesOnCase(caller, one).includes('treasury'))?.id ?? null;
}
