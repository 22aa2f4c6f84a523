/** Looks up, in the transaction of the move, the evidence that the needs of an event read; nothing else is looked up. */
import { eq, sql } from 'drizzle-orm';
import type { Evidence, EvidenceName, Standing } from '../../workflows/case/evidence.ts';
import type { Said } from '../../workflows/case/said.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { Reader, Tx } from '../database/database.ts';
import { cases } from '../database/schema/cases.ts';
import { districts } from '../database/schema/reference.ts';
import { correctionProposals, terminations } from '../database/schema/work.ts';
import { findEligibility } from '../eligibility/judge-case.ts';
import {
  findNextAuditFirm,
  findSpend,
  isAccountChanged,
  isAccountPresent,
  isCreditClear,
  isSpendChanged,
  lockFundRoom,
} from '../money/money-evidence.ts';
import { isPlaceFree } from '../money/places.ts';
import { holdCapLeft } from '../money/spend-terms.ts';
import { findCommitment } from '../papers/commitment-standing.ts';
import { findMissing } from '../papers/missing-evidence.ts';
import { findAssessedLevel } from '../papers/onsite-level.ts';
import type { Product } from '../product.ts';
import {
  didInspectBefore,
  findContractEvidence,
  findDrawnAgency,
  findInspection,
  findMilestonesOpen,
  findPendingChange,
  findProgressPercent,
  isAgencyIndependent,
  isConflictDeclared,
} from '../work/work-evidence.ts';

export type Inquiry = {
  product: Product;
  tx: Tx;
  record: CaseRecord;
  said: Said;
  personId: string | null;
  at: Date;
  /** Known from the locked row already. */
  known: Evidence;
};

/** @returns `known` with the evidence of these names added. */
export async function gatherEvidence(names: readonly EvidenceName[], inquiry: Inquiry): Promise<Evidence> {
  const seen: Evidence = { ...inquiry.known };
  for (const name of names) if (!(name in seen)) Object.assign(seen, { [name]: await sources[name](inquiry) });
  return seen;
}

const person = ({ personId }: Inquiry): string => personId ?? '00000000-0000-0000-0000-000000000000';

/** One source for every kind of evidence; the compiler sees to it that none is missing. */
const sources: { [N in EvidenceName]: (inquiry: Inquiry) => Promise<Evidence[N]> } = {
  callOpen: async () => false,
  actorDid: async () => [],
  missing: ({ tx, product, record }) => findMissing(tx, product, record),
  ineligible: async ({ tx, product, record, at }) => (await findEligibility(tx, product, { record, at })).ineligible,
  unsettled: async ({ tx, product, record, at }) => (await findEligibility(tx, product, { record, at })).unsettled,
  placeFree: ({ tx, record }) => isPlaceFree(tx, record),
  commitment: ({ tx, product, record }) => findCommitment(tx, product, record),
  districtKnown: async ({ tx, said }) => {
    const found = await tx
      .select({ code: districts.code })
      .from(districts)
      .where(eq(districts.code, said.district ?? ''));
    return found.length === 1;
  },
  namedStanding: ({ tx, said }) => standingOf(tx, said.providerId ?? null),
  chosenStanding: ({ tx, record }) => standingOf(tx, record.facts.providerId),
  contract: ({ tx, product, record }) => findContractEvidence(tx, product, record),
  milestonesOpen: ({ tx, product, record }) => findMilestonesOpen(tx, product, record),
  progressPercent: ({ tx, product, record }) => findProgressPercent(tx, product, record),
  change: ({ tx, product, record }) => findPendingChange(tx, product, record),
  edition: ({ tx, product, at }) => product.policies.newestEdition(tx, at),
  drawnAgencyId: ({ tx, product, record }) => findDrawnAgency(tx, product, record),
  agencyIndependent: ({ tx, product, record, said }) =>
    said.agencyId === undefined ? Promise.resolve(false) : isAgencyIndependent(tx, product, record, said.agencyId),
  conflictDeclared: (inquiry) => isConflictDeclared(inquiry.tx, inquiry.product, inquiry.record, person(inquiry)),
  inspection: ({ tx, product, record }) => findInspection(tx, product, record),
  inspectedBefore: (inquiry) => didInspectBefore(inquiry.tx, inquiry.product, inquiry.record, person(inquiry)),
  assessedLevel: ({ tx, product, record }) => findAssessedLevel(tx, product, record),
  spend: ({ tx, product, record }) => findSpend(tx, product, record),
  capLeftFen: ({ tx, product, record }) => holdCapLeft(tx, product, record),
  spendChanged: ({ tx, product, record }) => isSpendChanged(tx, product, record),
  auditFirmId: ({ tx, product, record }) => findNextAuditFirm(tx, product, record),
  fundRoomFen: async ({ tx, product, record }) => {
    const room = await lockFundRoom(tx, product);
    // Nobody overtakes the queue: what was approved earlier and still waits comes first (decisions.md 11).
    const [queued] = await tx
      .select({ fen: sql<number>`coalesce(sum(${cases.approvedFen}), 0)::bigint` })
      .from(cases)
      .where(
        sql`${cases.state} = 'subsidy.queued' and ${cases.id} <> ${record.id} and (${record.approvedAt}::timestamptz is null or ${record.state} <> 'subsidy.queued' or ${cases.approvedAt} < ${record.approvedAt}::timestamptz)`,
      );
    return Math.max(0, room - Number(queued?.fen ?? 0));
  },
  creditClear: ({ tx, product, record }) => isCreditClear(tx, product, record),
  accountPresent: ({ tx, product, record }) => isAccountPresent(tx, product, record),
  accountChanged: ({ tx, product, record }) => isAccountChanged(tx, product, record),
  terminationDecided: async ({ tx, record }) => {
    const found = await tx
      .select({ id: terminations.id })
      .from(terminations)
      .where(sql`${terminations.caseId} = ${record.id} and ${terminations.state} = 'decided'`);
    return found.length > 0;
  },
  correctionProposed: async ({ tx, record, personId }) => {
    const [proposal] = await tx
      .select({ to: correctionProposals.to })
      .from(correctionProposals)
      .where(
        sql`${correctionProposals.caseId} = ${record.id} and ${correctionProposals.seq} = ${record.seq} and ${correctionProposals.proposedBy} is distinct from ${personId}::uuid`,
      )
      .orderBy(sql`${correctionProposals.proposedAt} desc`)
      .limit(1);
    return proposal?.to ?? null;
  },
};

async function standingOf(reader: Reader, providerId: string | null): Promise<Standing> {
  if (providerId === null) return 'unknown';
  const { rows } = await reader.execute<{ kind: string; standing: Exclude<Standing, 'unknown'> }>(
    sql`select kind, standing from organisations where id = ${providerId}::uuid`,
  );
  return rows[0]?.kind === 'provider' ? rows[0].standing : 'unknown';
}
