/**
 * What somebody may do, as data: the one place that the API asks, the table `docs/access.md` is written from and the matrix
 * test compares with. Moves of a case are permitted by the machine itself, in the same words (`by`).
 */
import type { Label, PersonRole } from '../vocabulary/roles.ts';

/**
 * Of what the permission holds:
 * `anyone`: strangers too · `signedIn`: everybody, of what is everybody's · `self`: everybody, of their own account only ·
 * `held`: who holds one of the roles, wherever · `case`: who has one of the roles on that very case; for others the case is not
 * there · `organisation`: members of that very organisation, and who holds one of the roles where that reaches it (a district its
 * own enterprises); for others it is not there.
 */
export const relations = ['anyone', 'signedIn', 'self', 'held', 'case', 'organisation'] as const;
export type Relation = (typeof relations)[number];

export type Permission = {
  zh: string;
  en: string;
  on: Relation;
  /** Empty for `anyone`, `signedIn` and `self`. Of several roles that somebody has, they act in the first that stands here. */
  by: readonly PersonRole[];
  /** Of an organisation: only its members in these roles; left out, all of them. */
  members?: readonly PersonRole[];
  /** Of an organisation: only those members who administer it, besides the roles in `by`. */
  administers?: true;
  /** Of an organisation: members too while no bureau has verified it yet. */
  waiting?: true;
  /**
   * Roles that are told it is there though they may not. Of what a case holds, left out: all who can see the case. Of an
   * organisation and of somebody's own, left out: nobody; given, the other members of the organisation are told as well.
   */
  seenBy?: readonly PersonRole[];
  /** What else must be so of the very thing that is asked for, in words. */
  narrowed?: Label;
  /** The person must have shown within the last minutes that it is still them. */
  stepUp?: true;
  /**
   * Of use before the second factor has been shown. `any`: whenever it is owed; `setUp`: only by who has none yet and must set
   * one up — who has one shows it first, or a stolen password could replace it.
   */
  beforeSecondFactor?: 'any' | 'setUp';
};

/** Those who look after the pilot and read nearly everything of a case. */
export const bureaus = [
  'officer',
  'director',
  'district',
  'objectionHandler',
  'auditor',
] as const satisfies readonly PersonRole[];

/** Who sees every organisation, besides the bureau of a district that sees its own enterprises. */
export const city = [
  'officer',
  'director',
  'objectionHandler',
  'treasury',
  'auditor',
  'administrator',
] as const satisfies readonly PersonRole[];
export const officials = ['district', ...city] as const satisfies readonly PersonRole[];

/** Every role that somebody can have on a case: the administrator looks after people, not cases. */
export const onCases = [
  'enterprise',
  'provider',
  'agency',
  'auditFirm',
  ...bureaus,
  'treasury',
] as const satisfies readonly PersonRole[];
