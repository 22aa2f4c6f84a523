/**
 * The step, from the locked row to the written move, inside one transaction (workflow.md, "The step"): evidence, decision,
 * books, clocks, event, outbox, answer. People and the sweep come through here and nobody else changes a case.
 */
import { type MovedClock, moveClocks } from '../../workflows/case/clock-moves.ts';
import type { Evidence, EvidenceName } from '../../workflows/case/evidence.ts';
import type { Situation } from '../../workflows/case/facts.ts';
import type { Said } from '../../workflows/case/said.ts';
import { evidenceFor, evidenceForOptions } from '../../workflows/case/structure.ts';
import { type Decision, decide, type Refusal } from '../../workflows/engine.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import type { PersonRole, Role } from '../../workflows/vocabulary/roles.ts';
import type { CaseRecord } from '../access/find-case.ts';
import { onClient, type Tx } from '../database/database.ts';
import type { Transaction } from '../database/transaction.ts';
import { keepBooks } from '../money/bookkeeping.ts';
import { keepNotice } from '../notices/publish.ts';
import type { Locale } from '../problems/catalogue.ts';
import type { Product } from '../product.ts';
import type { CaseView } from './case-contract.ts';
import { type LockedCase, writeMove } from './corridor-statements.ts';
import { hashFacts } from './facts-hash.ts';
import { findNames, organisationsIn } from './find-names.ts';
import { gatherEvidence, type Inquiry } from './gather-evidence.ts';
import { generatedOf, knownOf, namesIn, policyIdOf, recordOf, shownOf } from './locked-case.ts';
import { clocksAfter, nextDue, readClock, writeClock } from './open-clocks.ts';
import { presentCase } from './present-case.ts';

export type Move = {
  type: EventType;
  by: Role;
  said: Said;
  at: Date;
  personId: string | null;
  /** The membership that a deputy acts in: theirs is the name, and the journal tells for whom. */
  actingIn?: string | null;
  /** Whose options the answer lists; null when nobody waits for one. */
  answerTo: { rolesAfter: (record: CaseRecord) => PersonRole[]; locale: Locale } | null;
  receiptKey: string | null;
  requestId: string | null;
  address: string | null;
};

export type Applied = { accepted: true; answer: CaseView | null } | { accepted: false; refusal: Refusal };
type Accepted = Extract<Decision, { accepted: true }>;

/** Sends everything but the commit; a refusal has written nothing. */
export async function applyMove(
  product: Product,
  { client, send }: Transaction,
  locked: LockedCase,
  move: Move,
): Promise<Applied> {
  const policyId = policyIdOf(locked);
  const policy = await product.policies.get(policyId);
  const now: Situation = { facts: { ...locked.facts, policyId }, policy };
  const record = recordOf(locked);
  let tx: Tx | undefined;
  // Made only when a question goes beyond the locked row: many moves never need it.
  const onTx = (): Tx => (tx ??= onClient(client));
  const known = knownOf(locked, {
    at: move.at,
    facts: locked.facts,
    did: locked.did,
    named: move.said.providerId,
  });
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

  const context = { at: move.at, now: { ...now, facts: decision.facts } };
  const periods = decision.entered ? movedClocks(product, locked, decision, context) : [];
  const moved = clockRows(locked, periods, move.at);
  if (decision.entered)
    await keepNotice(onTx, {
      caseId: locked.id,
      callId: locked.call_id,
      enterpriseId: locked.enterprise_id,
      from: locked.state,
      type: move.type,
      to: decision.path,
      seq,
      at: move.at,
      approvedFen: decision.facts.approvedFen,
      clock: (name) => periods.flatMap((one) => (one.name === name && one.status === 'running' ? one.period : []))[0],
    });
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
    ...generatedOf(decision.facts),
  };
  const answer = move.answerTo === null ? null : await answerFor(move.answerTo, after);
  const write = {
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
    details: move.actingIn ? { actingIn: move.actingIn } : {},
  };
  send(() => writeMove(client, write));
  return { accepted: true, answer };

  async function answerFor({ rolesAfter, locale }: NonNullable<Move['answerTo']>, of: CaseRecord): Promise<CaseView> {
    const roles = rolesAfter(of);
    const did = locked.did.includes(move.type) ? locked.did : [...locked.did, move.type];
    const wanted = evidenceForOptions(of.state, roles);
    const optionsSeen = await gather(wanted, of, knownOf(locked, { at: move.at, facts: of.facts, did }));
    const known = namesIn(locked);
    const ids = organisationsIn(of.facts);
    // Somebody else than the caller named may have been drawn or taken in turn.
    const names = ids.every((id) => known.has(id)) ? known : await findNames(onTx(), ids);
    return presentCase(
      product,
      {
        ...shownOf(locked),
        state: of.state,
        facts: of.facts,
        seq,
        policy,
        enteredAt,
        updatedAt: move.at,
        dueAt,
        clocks: clocksAfter(locked.clocks, moved),
        names,
      },
      { roles, seen: optionsSeen, locale, now: move.at },
    );
  }
}

const only = (names: readonly EvidenceName[], seen: Evidence): Evidence =>
  Object.fromEntries(Object.entries(seen).filter(([name]) => names.some((wanted) => wanted === name)));

function movedClocks(
  product: Product,
  locked: LockedCase,
  decision: Accepted,
  { at, now }: { at: Date; now: Situation },
): MovedClock[] {
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
  });
}

const clockRows = (locked: LockedCase, moved: readonly MovedClock[], at: Date) =>
  moved.map((clock) =>
    writeClock(
      clock,
      locked.clocks.find(({ id }) => id === clock.id),
      at,
    ),
  );
