/** The contract with the provider of the case: saved by the enterprise while it lies with them, read by its parties. */
import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { type Caller, organisationsAs } from '../access/caller.ts';
import { getSeenCase, lockSeenCase, requireState, type SeenCase } from '../access/find-case.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { contractLines, contracts, milestones } from '../database/schema/work.ts';
import { record as note } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { type ContractInput, findContractFaults } from './contract-rules.ts';
import { findContracts } from './contract-standing.ts';
import { viewContracts } from './contract-view.ts';
import { refuseFaults } from './refuse-faults.ts';
import { requireWorker } from './work-access.ts';
import type { ContractView } from './work-contract.ts';

const openState = 'retrofit.contracting';

export async function listContracts(
  product: Product,
  caller: Caller,
  caseId: string,
): Promise<{ items: ContractView[]; open: boolean }> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'contract.read');
  const { all, present } = await findContracts(product.db, seen.record);
  const open = isOpen(seen);
  return {
    items: await viewContracts(product.db, all.filter(mayRead(seen, caller)), open ? (present?.id ?? null) : null),
    open,
  };
}

const isOpen = ({ record, roles }: SeenCase): boolean =>
  record.state === openState && allows({ roles }, 'contract.save');

/** Providers read their own contracts only, not what another one agreed with the enterprise. */
function mayRead({ roles }: SeenCase, caller: Caller): (contract: { providerId: string | null }) => boolean {
  if (roles.some((role) => role !== 'provider')) return () => true;
  const own = organisationsAs(caller, 'provider');
  return ({ providerId }) => providerId !== null && own.includes(providerId);
}

/**
 * Saves the contract with the present provider as a whole. After a provider change it is a new row; the first stays.
 * @throws Refused not-found, wrong-role, not-open, stale-form, rule
 */
export async function saveContract(
  product: Product,
  caller: Caller,
  { caseId, contract }: { caseId: string; contract: ContractInput },
): Promise<ContractView> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    requireAccess(seen, 'contract.save');
    requireState(seen, openState);
    refuseFaults(findContractFaults(contract, await product.policies.get(seen.record.policyId)));
    const { present } = await findContracts(tx, seen.record);
    const version = present?.version ?? 0;
    if (version !== contract.version) throw new Refused('stale-form', { version });
    const at = await product.clock.now(tx);
    const id = present?.id ?? uuidv7();
    const { number, signedOn, planStartsOn, planEndsOn, dataSecurityClause } = contract;
    const row = {
      number,
      signedOn,
      planStartsOn,
      planEndsOn,
      dataSecurityClause,
      version: version + 1,
      updatedBy: caller.personId,
      updatedAt: at,
    };
    if (present) await tx.update(contracts).set(row).where(eq(contracts.id, id));
    else await tx.insert(contracts).values({ id, caseId, providerId: seen.record.providerId, ...row });
    await replaceParts(tx, id, contract);
    await note(tx, {
      at,
      act: 'contract.saved',
      actorId: caller.personId,
      role: 'enterprise',
      caseId,
      subject: `contracts/${id}`,
      details: { version: row.version },
    });
    return viewOne(tx, seen, id);
  });
}

/** A milestone that was done before the contract came back for correction stays done under its name. */
async function replaceParts(tx: Tx, contractId: string, contract: ContractInput): Promise<void> {
  await tx.delete(contractLines).where(eq(contractLines.contractId, contractId));
  await tx.insert(contractLines).values(
    contract.lines.map(({ category, name, listPrice, price, vatRateBp }, position) => ({
      id: uuidv7(),
      contractId,
      category,
      name,
      listPriceFen: listPrice,
      priceFen: price,
      vatRateBp,
      position,
    })),
  );
  const before = await tx
    .delete(milestones)
    .where(eq(milestones.contractId, contractId))
    .returning({ name: milestones.name, doneAt: milestones.doneAt });
  await tx.insert(milestones).values(
    contract.milestones.map(({ name, dueOn }, position) => ({
      id: uuidv7(),
      contractId,
      name,
      dueOn,
      position,
      doneAt: before.find((one) => one.name === name)?.doneAt ?? null,
    })),
  );
}

/** The provider says that a milestone of the present contract is done; saying it again changes nothing. */
export async function closeMilestone(
  product: Product,
  caller: Caller,
  { caseId, milestoneId }: { caseId: string; milestoneId: string },
): Promise<ContractView> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireWorker(seen, caller, 'milestone.close');
    requireState(seen, 'retrofit.underway');
    const { present } = await findContracts(tx, seen.record);
    const [milestone] = present
      ? await tx
          .select()
          .from(milestones)
          .where(and(eq(milestones.id, milestoneId), eq(milestones.contractId, present.id)))
      : [];
    if (!present || !milestone) throw new Refused('not-found');
    if (milestone.doneAt === null) {
      const at = await product.clock.now(tx);
      await tx.update(milestones).set({ doneAt: at }).where(eq(milestones.id, milestoneId));
      await note(tx, {
        at,
        act: 'milestone.done',
        actorId: caller.personId,
        role,
        caseId,
        subject: `milestones/${milestoneId}`,
      });
    }
    return viewOne(tx, seen, present.id);
  });
}

async function viewOne(tx: Tx, seen: SeenCase, id: string): Promise<ContractView> {
  const { all } = await findContracts(tx, seen.record);
  const [view] = await viewContracts(
    tx,
    all.filter((contract) => contract.id === id),
    isOpen(seen) ? id : null,
  );
  if (!view) throw new Refused('not-found');
  return view;
}
