/**
 * What the server looked up for a decision in the same transaction: never taken from a client, stored in the event so
 * that a replay needs no table (decisions.md 6, 7). A need that misses its evidence does not hold.
 */
import type { Fen } from '../money/fen.ts';
import type { EventType } from '../vocabulary/events.ts';

/** `outside` is a known organisation that was never admitted to the pool. */
export type Standing = 'admitted' | 'suspended' | 'removed' | 'outside' | 'unknown';

export type Evidence = {
  /** The call accepted applications at the instant the request was received. */
  callOpen?: boolean;
  /** Codes of the fields, papers and questionnaires this state still lacks. */
  missing?: readonly string[];
  /** Checks that fail by what the enterprise itself says (workflows/eligibility/standing.ts). */
  ineligible?: readonly string[];
  /** Checks that neither hold nor are waived. */
  unsettled?: readonly string[];
  /** What stands behind the application, and what exactly is handed in, as SHA-256 (server/papers/filed-content.ts). */
  commitment?: { by: 'representative' | 'paper' | null; contentHash: string; filingHash: string };
  placeFree?: boolean;
  districtKnown?: boolean;
  /** Standing of the provider that is being named. */
  namedStanding?: Standing;
  /** Standing of the provider the case has. */
  chosenStanding?: Standing;
  contract?: { priceFen: Fen; planEndsOn: string; planDays: number } | null;
  milestonesOpen?: number;
  progressPercent?: number;
  /** The change that waits for approval. */
  change?: { planEndsOn: string | null; contractFen: Fen | null };
  /** The newest edition of the indicators in force. */
  edition?: string;
  drawnAgencyId?: string | null;
  agencyIndependent?: boolean;
  conflictDeclared?: boolean;
  inspection?: { complete: boolean; passes: boolean };
  /** The caller took part in an earlier inspection or assessment that this one is to repeat. */
  inspectedBefore?: boolean;
  /** From the on-site answers; null while they are incomplete. */
  assessedLevel?: number | null;
  spend?: { claimedFen: Fen; undecided: number; baseFen: Fen; earlierPaidFen: Fen };
  spendChanged?: boolean;
  /** The audit firm whose turn it is; null when none is free. */
  auditFirmId?: string | null;
  /** What the enterprise's other cases under the same policy leave of the cap; held until the move is written. */
  capLeftFen?: Fen;
  /** What is not yet committed of the funds. */
  fundRoomFen?: Fen;
  creditClear?: boolean;
  accountPresent?: boolean;
  accountChanged?: boolean;
  /** What this person did on this case before. */
  actorDid?: readonly EventType[];
  terminationDecided?: boolean;
  /** Where an officer proposed to correct the case to. */
  correctionProposed?: string | null;
};

export type EvidenceName = keyof Evidence;
