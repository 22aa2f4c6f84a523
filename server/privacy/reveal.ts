/** Shows one masked value in full to who may see it: counted, and in the journal with the reason, never with the value. */
import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import { requireHeld } from '../access/require-access.ts';
import { beyondCaller } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { refuseTooMany } from './count-acts.ts';
import { findValue } from './find-value.ts';
import type { Revealed, revealBody } from './privacy-contract.ts';

/** A morning of telephoning, and not the whole register. */
const limit = { act: 'personal.revealed', most: 60, withinMs: 3_600_000 };
const seconds = 60;

type Asked = { body: z.output<typeof revealBody>; requestId: string; address: string };

/** @throws Refused not-found, wrong-role, too-many */
export async function reveal(product: Product, caller: Caller, { body, ...from }: Asked): Promise<Revealed> {
  requireHeld(caller, 'personal.reveal');
  const { value, role, caseId } = await findValue(product, caller, body);
  // The caller's own earlier entries are counted whatever the policies let them read of the journal.
  await beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const at = await product.clock.now(tx);
      await refuseTooMany(tx, { actorId: caller.personId, at }, limit);
      const { subject, field, reason } = body;
      await record(tx, {
        at,
        act: limit.act,
        actorId: caller.personId,
        role,
        caseId,
        subject,
        details: { field, reason },
        ...from,
      });
    }),
  );
  return { value, seconds };
}
