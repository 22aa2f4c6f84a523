/** Contracts of a case as they are shown: lines, milestones, sums; in two round trips whatever their number. */
import { asc, inArray } from 'drizzle-orm';
import { formatYuan } from '../../workflows/money/fen.ts';
import type { Reader } from '../database/database.ts';
import { organisations } from '../database/schema/identity.ts';
import { contractLines, milestones } from '../database/schema/work.ts';
import type { CountedContract } from './contract-standing.ts';
import type { ContractView } from './work-contract.ts';

export async function viewContracts(
  reader: Reader,
  shown: readonly CountedContract[],
  openId: string | null,
): Promise<ContractView[]> {
  if (shown.length === 0) return [];
  const ids = shown.map(({ id }) => id);
  const providers = shown.flatMap(({ providerId }) => providerId ?? []);
  const lines = await reader
    .select()
    .from(contractLines)
    .where(inArray(contractLines.contractId, ids))
    .orderBy(asc(contractLines.position));
  const steps = await reader
    .select()
    .from(milestones)
    .where(inArray(milestones.contractId, ids))
    .orderBy(asc(milestones.position));
  const names =
    providers.length === 0
      ? []
      : await reader
          .select({ id: organisations.id, name: organisations.name })
          .from(organisations)
          .where(inArray(organisations.id, providers));
  return shown.map((contract) => ({
    id: contract.id,
    provider: names.find(({ id }) => id === contract.providerId) ?? null,
    number: contract.number,
    signedOn: contract.signedOn,
    planStartsOn: contract.planStartsOn,
    planEndsOn: contract.planEndsOn,
    dataSecurityClause: contract.dataSecurityClause,
    open: contract.id === openId,
    version: contract.version,
    price: formatYuan(contract.priceFen),
    listPrice: formatYuan(contract.listFen),
    lines: lines
      .filter(({ contractId }) => contractId === contract.id)
      .map(({ id, category, name, listPriceFen, priceFen, vatRateBp }) => ({
        id,
        category,
        name,
        listPrice: formatYuan(listPriceFen),
        price: formatYuan(priceFen),
        vatRateBp,
      })),
    milestones: steps
      .filter(({ contractId }) => contractId === contract.id)
      .map(({ id, name, dueOn, doneAt }) => ({ id, name, dueOn, doneAt: doneAt?.toISOString() ?? null })),
  }));
}
