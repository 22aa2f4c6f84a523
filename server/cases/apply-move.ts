/**
 * The step, from the locked row to the written move, inside one transaction (workflow.md, "The step"): evidence, decision,
 * books, clocks, event, outbox, answer. People and the sweep come through here and nobody else changes a case.
 */
import type pg from 'pg';
import { moveClocks } from '../../workflows/case/clock-moves.ts';
import type { Evidence, EvidenceName } from '../../workflows/case/evidence.ts';
import type { Situation } from '../../workflows/case/facts.ts';
import type { Said } from '../../workflows/case/said.ts';
import { evidenceFor, evidenceForOptions } from '../../workflows/case/structure.ts';
import { type Decision, decide, type Refusal } from '../../workflows/engine.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import type { PersonRole, Role } from '../../workflows/vocabulary/roles.ts';
import type { CaseRecord } from '../access/find-case.ts';
import { onClient, type Tx } from '../database/database.ts';
import { keepBooks } from '../money/bookkeeping.ts';
import type { Locale } from '../problems/catalogue.ts';
import type { Product } from '../product.ts';
import type { CaseView } from './case-contract.ts';
import { type LockedCase, writeMove } from './corridor-statements.ts';
import { hashFacts } from './facts-hash.ts';
import { findNames, organisationsIn } from './find-names.ts';
import { gatherEvidence, type Inquiry } from './gather-evidence.ts';
import { clocksAfter, nextDue, readClock, writeClock } from './open-clocks.ts';
import { presentCase } from './present-case.ts';

export type Move = {
  type: EventType;
  by: Role;
  said: Said;
  at: Date;
  personId: string | null;
  /** Whose options the answer lists; null when nobody waits for one. */
  answerTo: { rolesAfter: (record: CaseRecord) => PersonRole[]; locale: Locale } | null;
  receiptKey: string | null;
  requestId: string | null;
  address: string | null;
};

export type Applied = { accepted: true; answer: CaseView | null } | { accepted: false; refusal: Refusal };
type Accepted = Extract<Decision, { accepted: true }>;

/** Writes everything but the commit; a refusal has written nothing. */
export async function applyMove(
  product: Product,
  client: pg.PoolClient,
  locked: LockedCase,
  move: Move,
): Promise<Applied> {
  // Until it is listed a case goes by the policy its call names; listing freezes it (workflow.md, "Parameters").
  const policyId = locked.facts.listed ? locked.facts.policyId : locked.call_policy_id;
  const policy = await product.policies.get(policyId);
  const now: Situation = { facts: { ...locked.facts, policyId }, policy };
  const record = recordOf(locked);
  let tx: Tx | undefined;
  // Made only when a question goes beyond the locked row: many moves never need it.
  const onTx = (): Tx => (tx ??= onClient(client));
  const known: Evidence = { actorDid: locked.did, callOpen: callIsOpen(locked, move.at) };
  const gather = (names: readonly EvidenceName[], about: CaseRecord, extra: Evidence) =>
    names.every((name) => name in extra)
      ? extra
      : gatherEvidence(names, {
          product,
          tx: onTx(),
          record: about,
          said: move.said,
          personId: move.personId,
          at: move.at,
          known: extra,
        } satisfies Inquiry);

  const wanted = evidenceFor(locked.state, move.type);
  const seen = only(wanted, await gather(wanted, record, known));
  const decision = decide(locked.state, now, { type: move.type, by: move.by, said: move.said, seen });
  if (!decision.accepted) return { accepted: false, refusal: decision.refusal };

  const seq = locked.seq + 1;
  const entries = decision.effects.flatMap((effect) => (effect.type === 'book' ? [effect.entry] : []));
  if (entries.length > 0)
    await keepBooks(onTx(), {
      before: now.facts,
      after: decision.facts,
      entries,
      record,
      seq,
      at: move.at,
      said: move.said,
      product,
    });

  const moved = clockRows(product, locked, decision, { at: move.at, now: { ...now, facts: decision.facts } });
  const enteredAt = decision.entered ? move.at : locked.entered_at;
  const dueAt = nextDue(locked.clocks, moved);
  const after: CaseRecord = {
    ...record,
    state: decision.path,
    facts: decision.facts,
    seq,
    enteredAt,
    updatedAt: move.at,
    dueAt,
    ...generated(decision.facts),
  };
  const answer = move.answerTo === null ? null : await answerFor(move.answerTo, after);
  await writeMove(client, {
    caseId: locked.id,
    state: decision.path,
    facts: decision.facts,
    seq,
    policyId,
    enteredAt,
    at: move.at,
    dueAt,
    approvedAt: move.type === 'subsidy.approve' ? move.at : locked.approved_at,
    type: move.type,
    actorId: move.personId,
    role: move.by,
    said: move.said,
    seen,
    fromState: locked.state,
    factsHash: hashFacts(decision.facts),
    clocks: moved,
    told: decision.effects.flatMap((effect) => (effect.type === 'tell' ? [effect.what] : [])),
    requestId: move.requestId,
    address: move.address,
    answer: answer === null ? null : JSON.stringify(answer),
    key: move.receiptKey,
  });
  return { accepted: true, answer };

  async function answerFor({ rolesAfter, locale }: NonNullable<Move['answerTo']>, of: CaseRecord): Promise<CaseView> {
    const roles = rolesAfter(of);
    const did = locked.did.includes(move.type) ? locked.did : [...locked.did, move.type];
    const optionsSeen = await gather(evidenceForOptions(of.state, roles), of, {
      actorDid: did,
      callOpen: callIsOpen(locked, move.at),
    });
    const ids = organisationsIn(of.facts);
    const names = ids.length === 0 ? new Map<string, string>() : await findNames(onTx(), ids);
    return presentCase(
      product,
      {
        id: locked.id,
        number: locked.number,
        state: of.state,
        facts: of.facts,
        seq,
        policy,
        openedAt: locked.opened_at,
        enteredAt,
        updatedAt: move.at,
        dueAt,
        call: { id: locked.call_id, code: locked.call_code },
        enterprise: { id: locked.enterprise_id, name: locked.enterprise_name },
        clocks: clocksAfter(locked.clocks, moved),
        names,
      },
      { roles, seen: optionsSeen, locale, now: move.at },
    );
  }
}

const only = (names: readonly EvidenceName[], seen: Evidence): Evidence =>
  Object.fromEntries(Object.entries(seen).filter(([name]) => names.some((wanted) => wanted === name)));

/** The window is half-open: the receipt instant decides (calendar.md). */
const callIsOpen = (locked: LockedCase, at: Date): boolean =>
  locked.call_published && at >= locked.opens_at && at < locked.closes_at;

function clockRows(
  product: Product,
  locked: LockedCase,
  decision: Accepted,
  { at, now }: { at: Date; now: Situation },
) {
  if (!decision.entered) return [];
  const instants = {
    callCloses: locked.closes_at.getTime(),
    batchEnds: locked.batch_ends_at.getTime(),
    retrofitWindowEnds: locked.retrofit_ends_at.getTime(),
    planEndsOn: now.facts.planEndsOn,
  };
  return moveClocks(locked.clocks.map(readClock), decision, {
    at: at.getTime(),
    policy: now.policy,
    instants,
    calendar: product.calendar,
  }).map((clock) =>
    writeClock(
      clock,
      locked.clocks.find(({ id }) => id === clock.id),
      at,
    ),
  );
}

const generated = (facts: CaseRecord['facts']) => ({
  district: facts.district,
  providerId: facts.providerId,
  diagnosingProviderId: facts.diagnosingProviderId,
  agencyId: facts.agencyId,
  auditFirmId: facts.auditFirmId,
  claimedFen: facts.claimedFen,
  approvedFen: facts.approvedFen,
  paidFen: facts.paidFen,
  recoveredFen: facts.recoveredFen,
});

export const recordOf = (locked: LockedCase): CaseRecord => ({
  id: locked.id,
  number: locked.number,
  callId: locked.call_id,
  enterpriseId: locked.enterprise_id,
  policyId: locked.policy_id,
  state: locked.state,
  facts: locked.facts,
  seq: locked.seq,
  openedAt: locked.opened_at,
  enteredAt: locked.entered_at,
  updatedAt: locked.updated_at,
  dueAt: locked.due_at,
  approvedAt: locked.approved_at,
  ...generated(locked.facts),
});
