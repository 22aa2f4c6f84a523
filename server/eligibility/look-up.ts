/** An officer records what was looked up for one check of a case: outcome, source, day. Nothing is changed, the newest day counts. */
import { uuidv7 } from 'uuidv7';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase, requireState } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { eligibilitySnapshots } from '../database/schema/eligibility.ts';
import { record as journal } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { underReview, viewCaseChecks } from './case-checks.ts';
import type { CaseChecksView, LookUp } from './case-checks-contract.ts';

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function recordLookUp(
  product: Product,
  caller: Caller,
  { caseId, said }: { caseId: string; said: LookUp },
): Promise<CaseChecksView> {
  await product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'eligibility.lookUp');
    requireState(seen, ...underReview);
    const at = await product.clock.now(tx);
    if (said.asOf > dateInShanghai(at.getTime()))
      throw ruleRefusal('核查日期不能晚于今天', 'The day it was looked up cannot lie ahead');
    const row = { id: uuidv7(), caseId, ...said, recordedBy: caller.personId, recordedAt: at };
    await tx.insert(eligibilitySnapshots).values(row);
    await journal(tx, {
      at,
      act: 'eligibility.lookedUp',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { check: said.check, says: said.says, source: said.source, asOf: said.asOf, snapshot: row.id },
    });
  });
  return viewCaseChecks(product, caller, caseId);
}
