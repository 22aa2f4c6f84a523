/** The draw of an agency: random among the independent ones, kept with its seed and everybody who was left out and why. */
import { randomBytes } from 'node:crypto';
import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { drawFrom } from '../../workflows/acceptance/draw.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase, lockSeenCase, requireState } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { caseEvents } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import { agencyDraws } from '../database/schema/work.ts';
import { widenTx } from '../database/scope.ts';
import { label } from '../http/wire-contract.ts';
import { record as note } from '../journal/journal.ts';
import type { Product } from '../product.ts';
import { judgeAgencies } from './judge-agencies.ts';
import { ruleRefusal } from './refuse-faults.ts';
import type { DrawView } from './work-contract.ts';

const state = 'acceptance.drawing';
/** More would let somebody draw until they like the result. */
const drawsPerRound = 3;
const candidatesSchema = z.array(z.object({ id: z.uuid(), name: z.string(), leftOut: label.nullable() }));

/** @throws Refused not-found, wrong-role, not-open, rule */
export async function drawAgency(product: Product, caller: Caller, caseId: string): Promise<DrawView> {
  return product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'draw.make');
    requireState(seen, state);
    const before = await findDrawsOfRound(tx, caseId);
    if (before.length >= drawsPerRound)
      throw ruleRefusal(
        `本轮已抽取 ${drawsPerRound} 次，以最近一次为准`,
        `This round has had its ${drawsPerRound} draws; the newest counts`,
      );
    // Who is free and who was there before is known by the people of every agency, which an officer does not see.
    await widenTx(tx);
    const candidates = await judgeAgencies(tx, seen.record);
    const seed = randomBytes(32).toString('hex');
    const drawnId = drawFrom(
      seed,
      candidates.flatMap(({ id, leftOut }) => (leftOut === null ? [id] : [])),
    );
    const drawn = candidates.find(({ id }) => id === drawnId);
    if (!drawn)
      throw ruleRefusal('没有符合独立性要求的验收机构可抽取', 'No agency is independent of this case and free');
    const at = await product.clock.now(tx);
    const id = uuidv7();
    await tx.insert(agencyDraws).values({
      id,
      caseId,
      seq: seen.record.seq,
      seed,
      candidates,
      drawnId: drawn.id,
      drawnBy: caller.personId,
      drawnAt: at,
    });
    await note(tx, {
      at,
      act: 'agency.drawn',
      actorId: caller.personId,
      role,
      caseId,
      seq: seen.record.seq,
      subject: `agencyDraws/${id}`,
      details: { drawnId: drawn.id },
    });
    return {
      id,
      seed,
      drawn: { id: drawn.id, name: drawn.name },
      drawnAt: at.toISOString(),
      current: true,
      candidates,
    };
  });
}

/** Every draw of the case, newest first; `current` is the one that an assignment must follow. */
export async function listDraws(product: Product, caller: Caller, caseId: string): Promise<{ items: DrawView[] }> {
  const seen = await getSeenCase(product.db, caller, caseId);
  requireAccess(seen, 'draw.list');
  const rows = await product.db
    .select({ draw: agencyDraws, name: organisations.name })
    .from(agencyDraws)
    .innerJoin(organisations, eq(organisations.id, agencyDraws.drawnId))
    .where(eq(agencyDraws.caseId, caseId))
    .orderBy(desc(agencyDraws.drawnAt), desc(agencyDraws.id))
    .limit(100);
  const newest = rows[0]?.draw;
  const [current] = seen.record.state === state ? await findDrawsOfRound(product.db, caseId) : newest ? [newest] : [];
  return {
    items: rows.map(({ draw, name }) => ({
      id: draw.id,
      seed: draw.seed,
      drawn: { id: draw.drawnId, name },
      drawnAt: draw.drawnAt.toISOString(),
      current: draw.id === current?.id,
      candidates: candidatesSchema.parse(draw.candidates),
    })),
  };
}

/**
 * Draws since the case came to be drawn for this time, newest first. By sequence and not by time: an agency can be drawn,
 * recuse itself and be drawn for again at one instant of a standing clock.
 */
export function findDrawsOfRound(reader: Reader, caseId: string): Promise<{ id: string; drawnId: string }[]> {
  const enteredSeq = sql`(select coalesce(max(${caseEvents.seq}), 0) from ${caseEvents} where ${caseEvents.caseId} = ${caseId} and ${caseEvents.toState} = ${state} and ${caseEvents.fromState} is distinct from ${state})`;
  return reader
    .select({ id: agencyDraws.id, drawnId: agencyDraws.drawnId })
    .from(agencyDraws)
    .where(and(eq(agencyDraws.caseId, caseId), gte(agencyDraws.seq, enteredSeq)))
    .orderBy(desc(agencyDraws.drawnAt), desc(agencyDraws.id));
}
