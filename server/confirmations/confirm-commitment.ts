/** The confirmation itself, from an account or by a link: it counts for exactly the content that was shown. */
import { uuidv7 } from 'uuidv7';
import { isSameName } from '../../workflows/commitment/letters.ts';
import type { Caller } from '../access/caller.ts';
import { commitmentConfirmations } from '../database/schema/confirmations.ts';
import { record as journal } from '../journal/journal.ts';
import type { From } from '../membership/from.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { Confirming } from './commitment-contract.ts';
import { type Committed, getEnterprise, holdCommitment, isRepresentative, requireComplete } from './commitment-desk.ts';

type Confirmation = { caseId: string; said: Confirming; from: From };

/** From the account of a member who bears the name of the legal representative. @throws Refused not-found, wrong-role, not-open, stale-form, rule */
export async function confirmCommitment(
  product: Product,
  caller: Caller,
  { caseId, said, from }: Confirmation,
): Promise<void> {
  await product.db.transaction(async (tx) => {
    const { seen, role, committed } = await holdCommitment(tx, product, caller, {
      caseId,
      permission: 'commitment.confirm',
    });
    const { legalRepresentative } = await getEnterprise(tx, seen.record.enterpriseId);
    if (!isRepresentative(caller, legalRepresentative)) throw new Refused('rule', notYou);
    requireSame(committed, said, legalRepresentative);
    await requireComplete(product, seen, committed);
    const at = await product.clock.now(tx);
    const id = uuidv7();
    await tx.insert(commitmentConfirmations).values({
      id,
      caseId,
      letter: committed.terms.letter,
      askedBy: caller.personId,
      askedAt: at,
      contentHash: said.contentHash,
      confirmedAt: at,
      confirmedName: said.name,
      confirmedBy: caller.personId,
    });
    await journal(tx, {
      at,
      act: 'commitment.confirmed',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { confirmationId: id, contentHash: said.contentHash, way: 'account' },
      ...from,
    });
  });
}

/** What was shown is what stands, and who types is who the record names. @throws Refused stale-form, rule */
export function requireSame({ standing }: Committed, said: Confirming, representative: string | null): void {
  if (said.contentHash !== standing.contentHash) throw new Refused('stale-form');
  if (representative !== null && !isSameName(said.name, representative)) throw new Refused('rule', otherName);
}

const notYou = {
  zh: '您的账号姓名与登记的法定代表人不一致，请改为发送确认链接',
  en: 'Your account does not bear the name of the legal representative on record; send them the link instead',
};
const otherName = {
  zh: '填写的姓名与登记的法定代表人不一致，请核对；登记有误的，请企业先更正单位信息',
  en: 'The name is not that of the legal representative on record; if the record is wrong, the enterprise corrects it first',
};
