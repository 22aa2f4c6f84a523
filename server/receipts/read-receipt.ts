/** One receipt as PDF: drawn anew each time it is asked for, the same bytes each time. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { organisations } from '../database/schema/identity.ts';
import { calls } from '../database/schema/reference.ts';
import { papersAt } from '../papers/filed-content.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { findReceipts, type Receipt, verifyUrl } from './find-receipts.ts';
import { type Sheet, sheetOf } from './receipt-sheet.ts';

const bytesSchema = z.instanceof(Uint8Array);
const PATIENCE_MS = 20_000;
const MOST_WAITING = 64;

/** @throws Refused not-found, wrong-role, busy */
export async function readReceipt(
  product: Product,
  caller: Caller,
  { caseId, number }: { caseId: string; number: string },
): Promise<{ name: string; bytes: Buffer }> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'receipt.download');
  const receipt = (await findReceipts(product.db, product, seen.record)).find((one) => one.number === number);
  if (!receipt) throw new Refused('not-found');
  const bytes = await drawApart(await sheetFor(product, receipt));
  return { name: `受理回执-${number}.pdf`, bytes: Buffer.from(bytes) };
}

export async function sheetFor(product: Product, receipt: Receipt): Promise<Sheet> {
  const { record, form } = receipt.filed;
  const [enterprise] = await product.db
    .select({ name: organisations.name, creditCode: organisations.creditCode })
    .from(organisations)
    .where(eq(organisations.id, record.enterpriseId));
  const [call] = await product.db.select({ code: calls.code }).from(calls).where(eq(calls.id, record.callId));
  const given = papersAt(receipt.filed, new Date(receipt.receivedAt.getTime() + 1));
  return sheetOf({
    number: receipt.number,
    resubmitted: receipt.type === 'application.resubmit',
    enterprise: enterprise?.name ?? '',
    creditCode: enterprise?.creditCode ?? null,
    caseNumber: record.number,
    call: call?.code ?? '',
    receivedAt: receipt.receivedAt,
    by: receipt.by,
    papers: form.papers.flatMap(({ code, label }) =>
      given
        .filter(({ paper }) => paper === code)
        .toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1))
        .map(({ sha256 }) => ({ label: label.zh, sha256 })),
    ),
    hash: receipt.hash,
    url: verifyUrl(product, receipt),
  });
}

/** Started with the first receipt and kept: reading the font takes longer than drawing. */
let kept: Worker | null = null;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/** One after the other; who comes when too many wait is asked to come again. */
async function drawApart(sheet: Sheet): Promise<Uint8Array> {
  if (waiting >= MOST_WAITING) throw new Refused('busy');
  waiting += 1;
  const turn = last.then(() => draw(sheet));
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

async function draw(sheet: Sheet): Promise<Uint8Array> {
  const thread = threadOf();
  thread.ref();
  try {
    const answered = once(thread, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
    thread.postMessage(sheet);
    const [answer] = await answered;
    return bytesSchema.parse(answer);
  } catch {
    // Out of time: this thread is not asked again.
    kept = null;
    await thread.terminate();
    throw new Refused('busy');
  } finally {
    thread.unref();
  }
}

function threadOf(): Worker {
  if (kept !== null) return kept;
  const thread = new Worker(new URL('./receipt-thread.mjs', import.meta.url));
  const forget = () => {
    if (kept === thread) kept = null;
  };
  thread.on('error', forget).on('exit', forget);
  kept = thread;
  return thread;
}
