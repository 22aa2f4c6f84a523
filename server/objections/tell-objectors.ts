/** Tells by letter that there is an answer to an objection, once for each, to who left an address. Does nothing when done twice. */
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { outcomes } from '../../workflows/notices/objecting.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { objections } from '../database/schema/objections.ts';
import { objectors } from '../database/schema/objectors.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { placeOf } from '../privacy/objectors.ts';
import type { Product } from '../product.ts';
import { unseal } from '../secrets/sealed.ts';
import { codeOf } from './objection-code.ts';

const most = 100;

/** @returns how many letters were written */
export async function tellObjectors(product: Product): Promise<number> {
  return product.db.transaction(async (tx) => {
    const owed = await tx
      .select({ id: objections.id, number: objections.number, objector: objectors.id, email: objectors.email })
      .from(objections)
      .innerJoin(objectors, eq(objectors.id, objections.objectorId))
      .where(and(isNull(objections.toldAt), isNotNull(objectors.email), answered))
      .limit(most)
      .for('update', { of: objections, skipLocked: true });
    for (const { id, number, objector, email } of owed) {
      const address = email === null ? null : unseal(email, placeOf(product, objector, 'email'));
      if (address !== null)
        await writeLetter(product, tx, {
          to: { address, sealed: true },
          kind: 'objection.answered',
          parameters: { number },
          path: `/objections#${number}.${codeOf(product, id)}`,
        });
    }
    if (owed.length > 0)
      await tx
        .update(objections)
        .set({ toldAt: await product.clock.now(tx) })
        .where(
          inArray(
            objections.id,
            owed.map(({ id }) => id),
          ),
        );
    return owed.length;
  });
}

/** Not admitted, or admitted and looked into to the end. */
const answered = sql`(${objections.status} = 'notAdmitted' or (${objections.status} = 'admitted' and exists (
  select from notice_steps s where s.item_id = ${objections.itemId} and s.seq > ${objections.admittedSeq}
    and s.step = any(${sql.param(keysOf(outcomes))}::text[]))))`;
