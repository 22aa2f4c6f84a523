/** One case with its clocks, names and the caller's options, reasons included. */
import { and, eq, ne } from 'drizzle-orm';
import { evidenceForOptions, isClock, isEventType } from '../../workflows/case/structure.ts';
import type { Caller } from '../access/caller.ts';
import { getSeenCase } from '../access/find-case.ts';
import { caseEvents, clocks } from '../database/schema/cases.ts';
import { organisations } from '../database/schema/identity.ts';
import { calls } from '../database/schema/reference.ts';
import type { Locale } from '../problems/catalogue.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { CaseView } from './case-contract.ts';
import { findNames, organisationsIn } from './find-names.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { presentCase } from './present-case.ts';

/** @throws Refused not-found */
export async function getCase(
  product: Product,
  caller: Caller,
  { caseId, locale }: { caseId: string; locale: Locale },
): Promise<CaseView> {
  return product.db.transaction(async (tx) => {
    const { record, roles } = await getSeenCase(tx, caller, caseId);
    const [surroundings] = await tx
      .select({
        callCode: calls.code,
        callPolicyId: calls.policyId,
        enterprise: organisations.name,
        opensAt: calls.opensAt,
        closesAt: calls.closesAt,
        publishedAt: calls.publishedAt,
      })
      .from(calls)
      .innerJoin(organisations, eq(organisations.id, record.enterpriseId))
      .where(eq(calls.id, record.callId));
    if (!surroundings) throw new Refused('not-found');
    const now = await product.clock.now(tx);
    const policyId = record.facts.listed ? record.facts.policyId : surroundings.callPolicyId;
    const policy = await product.policies.get(policyId);
    const did = await tx
      .selectDistinct({ type: caseEvents.type })
      .from(caseEvents)
      .where(and(eq(caseEvents.caseId, caseId), eq(caseEvents.actorId, caller.personId)));
    const callOpen = surroundings.publishedAt !== null && now >= surroundings.opensAt && now < surroundings.closesAt;
    const known = { actorDid: did.flatMap(({ type }) => (isEventType(type) ? [type] : [])), callOpen };
    const seen = await gatherEvidence(evidenceForOptions(record.state, roles), {
      product,
      tx,
      record,
      said: {},
      personId: caller.personId,
      at: now,
      known,
    });
    const open = await tx
      .select({
        id: clocks.id,
        name: clocks.name,
        status: clocks.status,
        how: clocks.how,
        due_at: clocks.dueAt,
        provisional: clocks.provisional,
      })
      .from(clocks)
      .where(and(eq(clocks.caseId, caseId), ne(clocks.status, 'ended')));
    return presentCase(
      product,
      {
        ...record,
        policy,
        call: { id: record.callId, code: surroundings.callCode },
        enterprise: { id: record.enterpriseId, name: surroundings.enterprise },
        clocks: open.flatMap((clock) =>
          clock.status !== 'ended' && isClock(clock.name)
            ? [{ ...clock, name: clock.name, status: clock.status, due_at: clock.due_at.toISOString() }]
            : [],
        ),
        names: await findNames(tx, organisationsIn(record.facts)),
      },
      { roles, seen, locale, now },
    );
  });
}
