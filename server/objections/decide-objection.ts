/**
 * Admits an objection or does not, or closes a clue. Admitting goes through the one corridor and holds that case alone; where
 * another objection holds it already, this one joins it. The words are for who objects and nobody else.
 */
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { decisionFaults, refuseDecision } from '../../workflows/notices/objecting.ts';
import type { Caller } from '../access/caller.ts';
import { moveCase } from '../cases/corridor.ts';
import { objections } from '../database/schema/objections.ts';
import type { Locale } from '../problems/catalogue.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { Decide, ObjectionView } from './objections-contract.ts';
import { type From, getSeenObjection, note, viewObjection } from './open-objection.ts';
import { sealPart } from './sealed-parts.ts';

type Deciding = From & { body: Decide; locale: Locale };

/** @throws Refused not-found, not-open, rule, and what the corridor refuses */
export async function decideObjection(product: Product, caller: Caller, deciding: Deciding): Promise<ObjectionView> {
  const { body } = deciding;
  const { objection } = await look(product, caller, deciding);
  const fault = refuseDecision(objection.kind, body);
  if (fault !== null) throw new Refused('rule', decisionFaults[fault]);
  const admittedSeq = body.decision === 'admit' ? await hold(product, caller, deciding) : null;
  return product.db.transaction(async (tx) => {
    const { objection, role } = await getSeenObjection(tx, caller, { id: deciding.id, permission: 'objection.decide' });
    const change = {
      status: statuses[body.decision],
      decidedBy: caller.personId,
      decidedAt: await product.clock.now(tx),
      admittedSeq,
      ground: body.decision === 'notAdmit' ? (body.ground ?? null) : null,
      words: body.words === '' ? null : sealPart(product, body.words, [objection.id, 'words']),
    };
    const [decided] = await tx
      .update(objections)
      .set(change)
      .where(and(eq(objections.id, objection.id), eq(objections.status, 'received')))
      .returning();
    if (!decided) throw new Refused('not-open');
    await note(product, tx, { act: acts[body.decision], caller, role, objection, from: deciding });
    return viewObjection(product, tx, decided);
  });
}

const statuses = { admit: 'admitted', notAdmit: 'notAdmitted', close: 'closed' } as const;
const acts = { admit: 'objection.admitted', notAdmit: 'objection.notAdmitted', close: 'clue.closed' } as const;

const look = (product: Product, caller: Caller, { id }: From) =>
  product.db.transaction(async (tx) => {
    const found = await getSeenObjection(tx, caller, { id, permission: 'objection.decide' });
    if (found.objection.status !== 'received') throw new Refused('not-open');
    return found;
  });

/** @returns the seq of the case from which on it is held @throws Refused what the corridor refuses */
async function hold(product: Product, caller: Caller, deciding: Deciding): Promise<number> {
  const { objection, seen } = await look(product, caller, deciding);
  if (isHeld(seen.record.state)) return seen.record.seq;
  try {
    const { seq } = await moveCase(product, caller, {
      caseId: objection.caseId,
      type: 'objection.admit',
      said: { reason: `受理异议 ${objection.number}` },
      key: randomUUID(),
      expectedSeq: null,
      locale: deciding.locale,
      requestId: deciding.requestId,
      address: deciding.address,
    });
    return seq;
  } catch (error) {
    // A colleague has admitted another objection in this moment: this one joins it.
    const { seen: now } = await look(product, caller, deciding);
    if (isHeld(now.record.state)) return now.record.seq;
    throw error;
  }
}

const isHeld = (state: string): boolean => state === 'application.objection' || state === 'subsidy.objection';
