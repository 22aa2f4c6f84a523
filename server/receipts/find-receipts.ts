/**
 * A receipt for every submission of an application, told from its event: nothing is stored twice. The instant is the event's, the
 * hash is the one that the event was decided on.
 */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { formsOf } from '../../workflows/forms/forms.ts';
import { events } from '../../workflows/vocabulary/events.ts';
import type { Caller } from '../access/caller.ts';
import { type CaseRecord, getSeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { caseEvents } from '../database/schema/cases.ts';
import { contentHash, type Filed } from '../papers/filed-content.ts';
import { readFilings } from '../papers/filings.ts';
import type { Product } from '../product.ts';
import { receiptCode } from './receipt-code.ts';
import type { ReceiptView } from './receipt-contract.ts';

const submissions = ['application.submit', 'application.resubmit'] as const;
const formOfApplication = 'application';

export type Receipt = {
  number: string;
  type: (typeof submissions)[number];
  receivedAt: Date;
  hash: string;
  /** What stood behind it; null where the programme asked for no commitment. */
  by: 'representative' | 'paper' | null;
  filed: Filed;
};

/** @throws Refused not-found, wrong-role */
export async function listReceipts(
  product: Product,
  caller: Caller,
  caseId: string,
): Promise<{ items: ReceiptView[] }> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'receipt.list');
  const receipts = await findReceipts(product.db, product, seen.record);
  return {
    items: receipts.map((receipt) => ({
      number: receipt.number,
      event: receipt.type,
      label: { ...events[receipt.type] },
      receivedAt: receipt.receivedAt.toISOString(),
      hash: receipt.hash,
      verifyUrl: verifyUrl(product, receipt),
    })),
  };
}

/** In the order in which they were given. */
export async function findReceipts(reader: Reader, product: Product, record: CaseRecord): Promise<Receipt[]> {
  const policy = await product.policies.get(record.policyId);
  const form = formsOf(policy).find(({ code }) => code === formOfApplication);
  const said = await reader
    .select({ type: caseEvents.type, at: caseEvents.at, seen: caseEvents.seen })
    .from(caseEvents)
    .where(and(eq(caseEvents.caseId, record.id), inArray(caseEvents.type, [...submissions])))
    .orderBy(asc(caseEvents.seq));
  if (!form || said.length === 0) return [];
  const filed = { record, filings: await readFilings(reader, record), form };
  return said.flatMap(({ type, at, seen }, nth) => {
    const known = submissions.find((one) => one === type);
    if (!known) return [];
    return [
      {
        number: `${record.number}-R${nth + 1}`,
        type: known,
        receivedAt: at,
        hash: seen.commitment?.filingHash ?? contentHash(filed, { at }),
        by: seen.commitment?.by ?? null,
        filed,
      },
    ];
  });
}

/** The hash goes along as far as it is needed to see that the paper was not changed; the whole of it is printed. */
export function verifyUrl({ settings }: Product, receipt: Pick<Receipt, 'number' | 'receivedAt' | 'hash'>): string {
  const query = new URLSearchParams({
    code: receiptCode(settings.sessionSecret, receipt),
    // Marked, so that no reader of addresses takes sixteen digits for a number.
    hash: `sha256-${receipt.hash.slice(0, 16)}`,
  });
  return `${settings.publicUrl}/receipt/${encodeURIComponent(receipt.number)}?${query}`;
}
