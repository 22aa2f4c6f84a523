/**
 * The one corridor through which people move a case: receipt first, then lock, access, evidence, decision and everything
 * written in one transaction. The same key gives the same answer; two people at once give one 200 and one 409.
 */
import { createHash } from 'node:crypto';
import { needs } from '../../workflows/case/needs.ts';
import type { Said } from '../../workflows/case/said.ts';
import { lineageOf, metaOf, states } from '../../workflows/case/structure.ts';
import type { Refusal } from '../../workflows/engine.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import { type PersonRole, type Role, roles as roleNames } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { rolesOnCase, standsIn } from '../access/case-access.ts';
import { inTransaction, type Transaction } from '../database/transaction.ts';
import type { Locale } from '../problems/catalogue.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { applyMove } from './apply-move.ts';
import type { CaseView } from './case-contract.ts';
import { completeRefused, findReceipt, insertReceipt, type LockedCase, lockCase } from './corridor-statements.ts';
import { recordOf } from './locked-case.ts';

export type MoveRequest = {
  caseId: string;
  type: EventType;
  said: Said;
  /** `Idempotency-Key`: one per intent of the caller. */
  key: string;
  expectedSeq: number | null;
  locale: Locale;
  requestId: string;
  address: string;
  /** On the process's steady clock (`performance.now`). */
  arrivedAt?: number | undefined;
};

/** @throws Refused with the first answer's code when the same key was refused before */
export async function moveCase(product: Product, caller: Caller, request: MoveRequest): Promise<CaseView> {
  const receipt = await receive(product, caller, request);
  if ('answer' in receipt) return receipt.answer;
  try {
    return await inTransaction(product.pool, (transaction) =>
      step(product, caller, { request, at: receipt.at, transaction }),
    );
  } catch (error) {
    // A refusal is an answer too: the same key must not turn into a success later with the instant of today.
    if (error instanceof Refused && error.code !== 'busy' && error.code !== 'in-progress') {
      const kept = JSON.stringify({ code: error.code, facts: error.facts, unmet: error.unmet });
      await completeRefused(product.pool, [caller.personId, request.key, 409, kept]);
    }
    throw error;
  }
}

type Received = { at: Date } | { answer: CaseView };

/** Committed on its own before anything else, so that a retry keeps the instant (workflow.md, "The step"). */
async function receive(product: Product, caller: Caller, request: MoveRequest): Promise<Received> {
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([request.caseId, request.type, request.said]))
    .digest('hex');
  const values = [caller.personId, request.key, bodyHash, product.clock.set(), request.caseId];
  const fresh = await insertReceipt(product.pool, values, request.arrivedAt);
  if (fresh) return { at: fresh.received_at };
  const before = await findReceipt(product.pool, [caller.personId, request.key]);
  if (!before) throw new Refused('busy');
  if (before.body_hash !== bodyHash) throw new Refused('other-body');
  return before.status === null ? { at: before.received_at } : { answer: answerOf(before) };
}

function answerOf({ status, answer }: { status: number | null; answer: unknown }): CaseView {
  // What was stored is what was answered; both shapes are our own.
  if (status === 200) return answer as CaseView;
  const { code, facts, unmet } = answer as Pick<Refused, 'code' | 'facts' | 'unmet'>;
  throw new Refused(code, facts, unmet);
}

async function step(
  product: Product,
  caller: Caller,
  { request, at, transaction }: { request: MoveRequest; at: Date; transaction: Transaction },
): Promise<CaseView> {
  const { said } = request;
  const locked = await lockCase(transaction.client, request.caseId, {
    actorId: caller.personId,
    key: request.key,
    named: [said.providerId, said.agencyId].flatMap((id) => id ?? []),
    gated: true,
  });
  if (!locked) throw new Refused('not-found');
  const roles = rolesOnCase(caller, recordOf(locked));
  if (roles.length === 0) throw new Refused('not-found');
  if (locked.receipt_status !== null) return answerOf({ status: locked.receipt_status, answer: locked.receipt_answer });
  if (request.expectedSeq !== null && request.expectedSeq !== locked.seq)
    throw new Refused('stale', { seq: locked.seq, expected: request.expectedSeq });
  const by = roleFor(locked.state, request.type, roles);
  const applied = await applyMove(product, transaction, locked, {
    type: request.type,
    by,
    actingIn: by === 'system' ? null : standsIn(caller, by, recordOf(locked)),
    said,
    at,
    personId: caller.personId,
    // A move can take the case out of the mover's sight (a draft's district, a swapped provider): they still get their answer.
    answerTo: { rolesAfter: (record) => rolesOnCase(caller, record), locale: request.locale },
    receiptKey: request.key,
    requestId: request.requestId,
    address: request.address,
  });
  if (!applied.accepted) throw refusedBy(applied.refusal, locked);
  if (applied.answer === null) throw new Error('a person got no answer');
  return applied.answer;
}

/** The role in which this may be said here, if the caller has it; else any, for the machine to refuse. */
function roleFor(state: string, type: EventType, roles: readonly PersonRole[]): Role {
  const able = stepsOf(state, type).flatMap(({ permit }) => permit.by);
  const [any] = roles;
  return roles.find((role) => able.includes(role)) ?? any ?? 'system';
}

const root = states.filter((state) => state.path === '');
const stepsOf = (path: string, type: EventType) =>
  [...lineageOf(path), ...root].flatMap(({ steps }) => steps).filter(({ event }) => event === type);

export function refusedBy(refusal: Refusal, { state, seq }: Pick<LockedCase, 'state' | 'seq'>): Refused {
  const at = { state: metaOf(state).zh, stateEn: metaOf(state).en, seq };
  switch (refusal.code) {
    case 'closed':
      return new Refused('closed', at);
    case 'notHere':
      return new Refused('not-here', at);
    case 'notYours':
      return new Refused('wrong-role', {
        by: refusal.by.map((role) => roleNames[role].zh).join('、'),
        byEn: refusal.by.map((role) => roleNames[role].en).join(', '),
      });
    case 'unmet':
      return new Refused(
        'unmet',
        {},
        refusal.unmet.map(({ code, details }) => ({ code, ...needs[code].why, details })),
      );
  }
}
