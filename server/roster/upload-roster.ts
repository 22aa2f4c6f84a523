/** An official sends a roster in. It is judged apart, right away; its address can be left and come back to. */
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { noAnswers } from '../../workflows/roster/index.ts';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { rosterFiles, rosterImports } from '../database/schema/rosters.ts';
import { record } from '../journal/journal.ts';
import type { Incoming } from '../papers/keep-bytes.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { RosterImportView } from './roster-contract.ts';
import { getImport } from './view-import.ts';

const MOST_BYTES = 20_971_520;

/** @throws Refused wrong-role, wrong-type, malformed, too-large, rule */
export async function uploadRoster(
  product: Product,
  caller: Caller,
  receive: (maxBytes: number) => Promise<Incoming>,
): Promise<RosterImportView> {
  const role = requireHeld(caller, 'roster.import');
  const incoming = await receive(MOST_BYTES);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming.bytes) chunks.push(chunk);
  await incoming.finish();
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) throw new Refused('rule', { zh: '文件是空的', en: 'The file is empty' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const id = uuidv7();
  await product.db.transaction(async (tx) => {
    const at = await product.clock.now(tx);
    await tx.insert(rosterImports).values({
      ...{ id, fileName: nameOf(incoming.name), sha256, sizeBytes: bytes.length },
      ...{ createdBy: caller.personId, createdAt: at, state: 'judging', revision: 0, done: 0, total: 0 },
      ...{ answers: noAnswers, unjudged: false, goodRowsOnly: false },
    });
    await tx.insert(rosterFiles).values({ importId: id, bytes });
    await record(tx, {
      ...{ at, act: 'roster.uploaded', actorId: caller.personId, role, subject: `roster-imports/${id}` },
      details: { sha256, sizeBytes: bytes.length },
    });
  });
  return getImport(product, caller, id);
}

/** The last part of the path, without what does not show. */
function nameOf(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '').trim();
  return [...plain].slice(0, 160).join('') || '名录';
}
