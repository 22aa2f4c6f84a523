/** One enterprise and its case, as far as it has been played. Changed only by the scene and the drive. */
import type { RosterRow } from '../../workflows/roster/index.ts';
import { type Story, unopened } from './story.ts';

export type PlayedCase = {
  /** Place in the roster: work that must keep an order keeps this one. */
  readonly index: number;
  readonly row: RosterRow;
  readonly organisationId: string;
  readonly story: Story;
  caseId: string;
  number: string;
  state: string;
  seq: number;
  district: string;
  providerId: string | null;
  agencyId: string | null;
  auditFirmId: string | null;
  /** How often each state was entered. */
  readonly visits: Map<string, number>;
  /** Providers that were asked before. */
  readonly asked: Set<string>;
  /** People of agencies who signed or recorded something for this case. */
  readonly inspectors: Set<string>;
  /** Who inspects or assesses at present. */
  inspector: string | null;
  /** On-site assessments before the present one. */
  round: number;
  /** What is to be done next, and when; null when everybody waits for the clock or for nothing. */
  next: { word: string; at: number } | null;
};

export function newCase(index: number, of: Pick<PlayedCase, 'row' | 'organisationId' | 'story'>): PlayedCase {
  return {
    ...of,
    index,
    caseId: '',
    number: '',
    state: unopened,
    seq: 0,
    district: of.row.district,
    providerId: null,
    agencyId: null,
    auditFirmId: null,
    visits: new Map(),
    asked: new Set(),
    inspectors: new Set(),
    inspector: null,
    round: 0,
    next: null,
  };
}

/** Another round of the on-site assessment goes to other people. */
export function startRound(played: PlayedCase): void {
  played.inspector = null;
  played.round += 1;
}
