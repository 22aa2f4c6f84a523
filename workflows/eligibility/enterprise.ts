/** What the checks are asked about: an enterprise, the call it looks at, and what others say of it. */
import type { Day } from '../calendar/day.ts';
import type { Fen } from '../money/fen.ts';
import type { LookedUpCheck } from './checks.ts';

/** `unsure`: somebody of the same name is on a list that does not give its credit code. */
export type OutsideFact = {
  by: 'enterprise' | 'list' | 'officer';
  says: 'clear' | 'adverse' | 'unsure';
  source: string;
  /** What day the source speaks of; null for what the enterprise says of itself. */
  asOf: Day | null;
  note: string;
};

export type ScopeOfCall = {
  open: boolean;
  /** The application came in while it was open: what the window is today does not matter any more. */
  handedIn?: boolean;
  districts: readonly string[];
  subIndustries: readonly string[];
};

/** Null is what nobody has said yet. */
export type Enterprise = {
  creditCode: string | null;
  district: string | null;
  subIndustry: string | null;
  staff: number | null;
  revenueFen: Fen | null;
  outside: Readonly<Record<LookedUpCheck, readonly OutsideFact[]>>;
  /** What other cases of it under the same policy were paid or promised. */
  earlierFen: Fen;
};

export const nothingOutside: Enterprise['outside'] = {
  subIndustryInScope: [],
  notAbnormal: [],
  notDishonest: [],
  notEnforced: [],
  noAccident: [],
  notFunded: [],
};
