/** Waivers of a check: an officer asks with a reason, a director decides, never the same person; both are kept as they were said. */
import { and, desc, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { checkOf } from '../../workflows/eligibility/checks.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase, requireState } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { eligibilityWaiverDecisions, eligibilityWaivers } from '../database/schema/eligibility.ts';
import { record as journal } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { underReview, viewCaseChecks } from './case-checks.ts';
import type { AskWaiver, CaseChecksView, DecideWaiver } from './case-checks-contract.ts';

type Waiver = typeof eligibilityWaivers.$inferSelect & { decision: 'approved' | 'refused' | null };

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function askWaiver(
  product: Product,
  caller: Caller,
  { caseId, said: { check, reason } }: { caseId: string; said: AskWaiver },
): Promise<CaseChecksView> {
  await product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'waiver.ask');
    requireState(seen, ...underReview);
    const { name, waivable } = checkOf(check);
    if (!waivable) throw ruleRefusal(`“${name.zh}”不能豁免`, `"${name.en}" cannot be waived`);
    // Under the lock of the case: two officers who ask at once make one request.
    const [before] = await findWaivers(tx, eq(eligibilityWaivers.caseId, caseId), check);
    if (before && before.decision !== 'refused')
      throw before.decision === null
        ? ruleRefusal('该项已有待决定的豁免申请', 'A waiver of this check has been asked for already')
        : ruleRefusal('该项已经豁免', 'This check is waived already');
    const at = await product.clock.now(tx);
    const row = { id: uuidv7(), caseId, check, reason, askedBy: caller.personId, askedAt: at };
    await tx.insert(eligibilityWaivers).values(row);
    await journal(tx, {
      at,
      act: 'waiver.asked',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { check, reason, waiver: row.id },
    });
  });
  return viewCaseChecks(product, caller, caseId);
}

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function decideWaiver(
  product: Product,
  caller: Caller,
  { caseId, waiverId, said }: { caseId: string; waiverId: string; said: DecideWaiver },
): Promise<CaseChecksView> {
  await product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'waiver.decide');
    const [waiver] = await findWaivers(
      tx,
      and(eq(eligibilityWaivers.caseId, caseId), eq(eligibilityWaivers.id, waiverId)),
    );
    if (waiver === undefined) throw new Refused('not-found');
    requireState(seen, ...underReview);
    if (waiver.askedBy === caller.personId)
      throw ruleRefusal('申请人不能决定自己提出的豁免', 'Who asked for a waiver does not decide on it');
    if (waiver.decision !== null) throw ruleRefusal('该豁免申请已有决定', 'This waiver has been decided already');
    const at = await product.clock.now(tx);
    await tx
      .insert(eligibilityWaiverDecisions)
      .values({ waiverId, ...said, decidedBy: caller.personId, decidedAt: at });
    await journal(tx, {
      at,
      act: 'waiver.decided',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { check: waiver.check, decision: said.decision, reason: said.reason, waiver: waiverId },
    });
  });
  return viewCaseChecks(product, caller, caseId);
}

/** The newest first. */
async function findWaivers(tx: Tx, which: ReturnType<typeof and>, check?: Waiver['check']): Promise<Waiver[]> {
  const rows = await tx
    .select({ waiver: eligibilityWaivers, decision: eligibilityWaiverDecisions.decision })
    .from(eligibilityWaivers)
    .leftJoin(eligibilityWaiverDecisions, eq(eligibilityWaiverDecisions.waiverId, eligibilityWaivers.id))
    .where(check === undefined ? which : and(which, eq(eligibilityWaivers.check, check)))
    .orderBy(desc(eligibilityWaivers.askedAt), desc(eligibilityWaivers.id));
  return rows.map(({ waiver, decision }) => ({ ...waiver, decision }));
}
