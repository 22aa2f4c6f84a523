/** What a case row and its surroundings say by themselves, before anything else is looked up. */
import type { Evidence, Standing } from '../../workflows/case/evidence.ts';
import type { Facts } from '../../workflows/case/facts.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import type { CaseRecord } from '../access/find-case.ts';
import type { LockedCase } from './corridor-statements.ts';

/** Until it is listed a case goes by the policy its call names; listing freezes it (workflow.md, "Parameters"). */
export const policyIdOf = ({ facts, call_policy_id }: LockedCase): string =>
  facts.listed ? facts.policyId : call_policy_id;

export type Knowing = { at: Date; facts: Facts; did: readonly EventType[]; named?: string | undefined };

/** The evidence that needs no further question, for these facts of the case (before a move, or after it). */
export const knownOf = (locked: LockedCase, { at, facts, did, named }: Knowing): Evidence => ({
  actorDid: did,
  callOpen: callIsOpen(locked, at),
  namedStanding: standingIn(locked, named ?? null),
  chosenStanding: standingIn(locked, facts.providerId),
});

/** The window is half-open: the receipt instant decides (calendar.md). */
const callIsOpen = (locked: LockedCase, at: Date): boolean =>
  locked.call_published && at >= locked.opens_at && at < locked.closes_at;

/** Of a provider among the case's own and the named organisations; anybody else never was one. */
function standingIn({ parties }: LockedCase, id: string | null): Standing {
  const party = id === null ? undefined : parties[id];
  return party?.kind === 'provider' ? party.standing : 'unknown';
}

/** The columns that Postgres generates from the facts. */
export const generatedOf = (facts: Facts) => ({
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
  ...generatedOf(locked.facts),
});

/** What a view shows of it beyond the record; the policy and the names are looked up elsewhere. */
export const shownOf = (locked: LockedCase) => ({
  id: locked.id,
  number: locked.number,
  openedAt: locked.opened_at,
  call: { id: locked.call_id, code: locked.call_code },
  enterprise: { id: locked.enterprise_id, name: locked.enterprise_name },
});

export const namesIn = ({ parties }: LockedCase): ReadonlyMap<string, string> =>
  new Map(Object.entries(parties).map(([id, { name }]) => [id, name]));
