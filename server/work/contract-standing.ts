/**
 * Which contracts of a case count: those the district accepted under an earlier provider, and the one of the present
 * provider (money.md: after a provider swap accepted parts add up). A draft that was never accepted stays but counts nothing.
 */
import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Reader } from '../database/database.ts';
import { caseEvents } from '../database/schema/cases.ts';
import { contracts } from '../database/schema/work.ts';

type Contract = typeof contracts.$inferSelect;
type Step = { type: string; providerId: string | null };

export type CountedContract = Contract & { priceFen: number; listFen: number; milestonesOpen: number };
export type ContractStanding = { all: CountedContract[]; accepted: CountedContract[]; present: CountedContract | null };

/** @returns the case's contracts in the order they were written, with their sums; `providerId` is the present provider */
export async function findContracts(
  reader: Reader,
  { id, providerId }: { id: string; providerId: string | null },
): Promise<ContractStanding> {
  const all = await reader
    .select({
      ...getTableColumns(contracts),
      // Spelt out: drizzle drops the table's name from columns in the selection of one table.
      priceFen: sql<number>`(select coalesce(sum(l.price_fen), 0)::bigint from contract_lines l where l.contract_id = contracts.id)`,
      listFen: sql<number>`(select coalesce(sum(l.list_price_fen), 0)::bigint from contract_lines l where l.contract_id = contracts.id)`,
      milestonesOpen: sql<number>`(select count(*)::int from milestones m where m.contract_id = contracts.id and m.done_at is null)`,
    })
    .from(contracts)
    .where(eq(contracts.caseId, id))
    .orderBy(asc(contracts.id));
  if (all.length === 0) return { all, accepted: [], present: null };
  const steps = await reader
    .select({ type: caseEvents.type, providerId: sql<string | null>`${caseEvents.said}->>'providerId'` })
    .from(caseEvents)
    .where(
      sql`${caseEvents.caseId} = ${id} and ${caseEvents.type} in ('provider.choose', 'provider.chooseOutOfPool', 'contract.accept')`,
    )
    .orderBy(asc(caseEvents.seq));
  return { all, ...standing(all, steps, providerId) };
}

/**
 * Each choice of a provider begins an engagement. The n-th contract of a provider belongs to their n-th engagement that
 * reached an accepted contract, so a provider that is chosen again after another one writes a new contract.
 */
export function standing<C extends { providerId: string | null }>(
  all: readonly C[],
  steps: readonly Step[],
  providerId: string | null,
): { accepted: C[]; present: C | null } {
  const acceptedBefore = new Map<string | null, number>();
  let engaged: { providerId: string | null; accepted: boolean } = { providerId: null, accepted: false };
  for (const step of steps) {
    if (step.type === 'contract.accept') {
      engaged.accepted = true;
      continue;
    }
    if (engaged.accepted) acceptedBefore.set(engaged.providerId, (acceptedBefore.get(engaged.providerId) ?? 0) + 1);
    engaged = { providerId: step.providerId, accepted: false };
  }
  const of = (provider: string | null) => all.filter((contract) => contract.providerId === provider);
  const accepted = [...acceptedBefore].flatMap(([provider, times]) => of(provider).slice(0, times));
  return { accepted, present: of(providerId)[acceptedBefore.get(providerId) ?? 0] ?? null };
}
