/** Takes a list in, whole or not at all. The same file for the same day is the same list, however often it is sent. */

import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { dateInShanghai } from '../../workflows/calendar/day.ts';
import type { ListCheck } from '../../workflows/eligibility/checks.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { eligibilityLists } from '../database/schema/eligibility.ts';
import { beyondCaller } from '../database/scope.ts';
import type { Incoming } from '../papers/keep-bytes.ts';
import type { Product } from '../product.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import { addList, type ListRecord } from './add-list.ts';
import type { EligibilityListView } from './case-checks-contract.ts';
import { viewList } from './list-lists.ts';
import { readList } from './read-list.ts';

export const largestList = 10 * 1_048_576;
export type ListImport = {
  kind: ListCheck;
  source: string;
  asOf: string;
  receive: (maxBytes: number) => Promise<Incoming>;
};

/** @throws Refused wrong-role, rule, wrong-type, too-large, malformed */
export async function importList(product: Product, caller: Caller, sent: ListImport): Promise<EligibilityListView> {
  const role = requireHeld(caller, 'eligibilityList.import');
  const { kind, source, asOf } = sent;
  if (asOf > dateInShanghai((await product.clock.now(product.db)).getTime()))
    throw ruleRefusal('名单日期不能晚于今天', 'The day of a list cannot lie ahead');
  const incoming = await sent.receive(largestList);
  const bytes = await allOf(incoming);
  const rows = await readList(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Whom a list names is for nobody to read, not even for who brings it: the caller has been let through above.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const at = await product.clock.now(tx);
      const fileName = incoming.name.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').slice(0, 200);
      const list = { kind, source, asOf, sha256, fileName, rows };
      const added = await addList(tx, list, { at, actorId: caller.personId, role });
      return viewList(added ?? (await getSame(tx, list)), caller.name);
    }),
  );
}

async function getSame(
  tx: Tx,
  { kind, asOf, sha256 }: Pick<ListRecord, 'kind' | 'asOf' | 'sha256'>,
): Promise<ListRecord> {
  const [same] = await tx
    .select()
    .from(eligibilityLists)
    .where(and(eq(eligibilityLists.kind, kind), eq(eligibilityLists.asOf, asOf), eq(eligibilityLists.sha256, sha256)));
  if (same === undefined) throw new Error('a list that is there already cannot be found');
  return same;
}

async function allOf({ bytes, finish }: Incoming): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  await finish();
  return Buffer.concat(chunks);
}
