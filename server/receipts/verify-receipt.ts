/** Whether a receipt is genuine, for anybody who holds it. Whoever has not its code learns nothing: it is as if there were none. */
import { eq } from 'drizzle-orm';
import { cases } from '../database/schema/cases.ts';
import { beyondCaller } from '../database/scope.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { findReceipts } from './find-receipts.ts';
import { isCode, receiptCode } from './receipt-code.ts';
import type { VerifiedReceipt } from './receipt-contract.ts';

type Asked = { number: string; code: string; hash?: string | undefined };

/** @throws Refused not-found, whatever of it is wrong */
export async function verifyReceipt(product: Product, { number, code, hash }: Asked): Promise<VerifiedReceipt> {
  const beginning = hash?.toLowerCase().replace(/^sha256-/, '');
  const caseNumber = number.replace(/-R\d+$/, '');
  // A stranger sees no case; the code shows that they were given the paper, and they are told only what stands on it.
  const receipt = await beyondCaller(async () => {
    const [record] = await product.db.select().from(cases).where(eq(cases.number, caseNumber));
    if (!record) return undefined;
    return (await findReceipts(product.db, product, record)).find((one) => one.number === number);
  });
  const genuine =
    receipt !== undefined &&
    isCode(code, receiptCode(product.settings.sessionSecret, receipt)) &&
    (beginning === undefined || (beginning.length >= 16 && receipt.hash.startsWith(beginning)));
  if (!genuine) throw new Refused('not-found');
  return { genuine, number, caseNumber, receivedAt: receipt.receivedAt.toISOString(), hash: receipt.hash };
}
