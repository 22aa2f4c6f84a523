/** What every change of a factor has in common: the journal, a letter to its person, and that some must keep one. */
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { Place } from '../enter.ts';
import { mustHaveFactor } from '../session-gate.ts';
import { whenInShanghai } from '../wall-time.ts';

/** @throws Refused rule */
export function refuseLast(product: Product, caller: Caller): void {
  if (!mustHaveFactor(product, caller)) return;
  throw new Refused('rule', {
    zh: '您的岗位必须保留一种第二步验证方式；如要更换，请先添加新的',
    en: 'Your role must keep a second factor; to change it, add the new one first',
  });
}

type FactorAct = { act: 'factor.added' | 'factor.removed'; from: Place; details: Record<string, unknown> };

/** In the journal, and by letter: whoever did not do this themselves learns of it. */
export async function recordFactor(
  product: Product,
  tx: Tx,
  { personId }: Caller,
  { act, from, details }: FactorAct,
): Promise<void> {
  const { address, requestId } = from;
  await record(tx, {
    at: await product.clock.now(tx),
    act,
    actorId: personId,
    subject: `people/${personId}`,
    address,
    requestId,
    details,
  });
  const kind = `${act}.${details.factor === 'passkey' ? 'passkey' : 'totp'}`;
  await writeLetter(product, tx, { to: { personId }, kind, parameters: { at: whenInShanghai(), address } });
}
