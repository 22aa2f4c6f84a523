/** The first half of a correction: an officer proposes, the director says `case.correct` (workflow.md). */
import { uuidv7 } from 'uuidv7';
import { corrections } from '../../workflows/case/corrections.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { correctionProposals } from '../database/schema/work.ts';
import { record } from '../journal/journal.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';

/** @throws Refused not-found, wrong-role, rule */
export async function proposeCorrection(
  product: Product,
  caller: Caller,
  { caseId, to, reason }: { caseId: string; to: string; reason: string },
): Promise<void> {
  await product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'correction.propose');
    const { state, seq } = seen.record;
    if (!corrections.some((pair) => pair.from === state && pair.to === to))
      throw new Refused('rule', {
        zh: '当前状态不能更正到该状态',
        en: 'The case cannot be corrected to that state from here',
      });
    const at = await product.clock.now(tx);
    await tx
      .insert(correctionProposals)
      .values({ id: uuidv7(), caseId, seq, to, reason, proposedBy: caller.personId, proposedAt: at });
    await record(tx, {
      at,
      act: 'correction.proposed',
      actorId: caller.personId,
      role,
      caseId,
      seq,
      details: { to, reason },
    });
  });
}
