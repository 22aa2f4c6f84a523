/** Whether a receipt is genuine, for anybody who holds it. Whoever does not have its code learns nothing, not even that it exists. */
import { eq } from 'drizzle-orm';
import { cases } from '../database/schema/cases.ts';
import { beyondCaller } from '../database/scope.ts';
import type { Product } from '../product.ts';
import { findReceipts } from './find-receipts.ts';
import { isCode, receiptCode } from './receipt-code.ts';
import type { VerifiedReceipt } from './receipt-contract.ts';

type Asked = { number: string; code: string; hash?: string | undefined };

export async function verifyReceipt(product: Product, { number, code, hash }: Asked): Promise<VerifiedReceipt> {
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
    (hash === undefined || (hash.length >= 16 && receipt.hash.startsWith(hash.toLowerCase())));
  if (!genuine) return { genuine: false, number, caseNumber: null, receivedAt: null, hash: null };
  return { genuine: true, number, caseNumber, receivedAt: receipt.receivedAt.toISOString(), hash: receipt.hash };
}
