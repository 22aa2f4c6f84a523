/** The acts by which a published call is changed, and what each may change. Nothing else touches one. */
import type { Label } from '../vocabulary/roles.ts';

export const callActs = {
  amended: { zh: '调整', en: 'Amended' },
  extended: { zh: '延期', en: 'Extended' },
  closedEarly: { zh: '提前截止', en: 'Closed early' },
} as const satisfies Record<string, Label>;
export type CallAct = keyof typeof callActs;

export const callDates = ['closesAt', 'retrofitEndsAt', 'batchEndsAt'] as const;
export type CallDate = (typeof callDates)[number];

/** Places for a sub-industry by its code. */
export type Ceilings = Readonly<Record<string, number>>;

/** What an act changed, as it was or as it became; dates are ISO 8601. Nothing of it is about a person. */
export type CallChanges = {
  readonly title?: Label;
  readonly notice?: string;
  readonly quota?: number;
  readonly districts?: readonly string[];
  readonly subIndustries?: readonly string[];
  readonly ceilings?: Ceilings;
} & { readonly [Date in CallDate]?: string };
