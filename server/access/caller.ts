/** Who is calling: one person with their present memberships, and every organisation they belong or belonged to. */
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Verification } from '../database/schema/identity.ts';
import type { SignInMethod } from '../database/schema/sign-in.ts';

export type Membership = {
  id: string;
  role: PersonRole;
  organisationId: string;
  organisation: string;
  kind: OrganisationKind;
  district: string | null;
  /** Invites, admits and removes the other members. */
  administers: boolean;
  /** Whose membership it is, where the caller only stands in for somebody. */
  deputyFor: string | null;
};

/** A membership in an organisation that no bureau has verified yet: it gives no role. */
export type WaitingMembership = Membership & { verification: Exclude<Verification, 'verified'> };

export type Caller = {
  personId: string;
  name: string;
  email: string;
  locale: 'zh-CN' | 'en';
  memberships: readonly Membership[];
  waiting: readonly WaitingMembership[];
  /** Past ones too: nobody decides on an organisation they belonged to (decisions.md 2). */
  belongedTo: ReadonlySet<string>;
  sessionHash: string;
  sessionId: string;
  method: SignInMethod;
  /** When they last showed that it is still them (password, code or passkey); wall time. */
  confirmedAt: Date;
  /** `passed`: shown in this session; `outstanding`: set up and not yet shown; `none`: not set up. */
  secondFactor: 'passed' | 'outstanding' | 'none';
  expiresAt: Date;
};

export const holds = (caller: Caller, ...roles: readonly PersonRole[]): boolean =>
  caller.memberships.some(({ role }) => roles.includes(role));

export const organisationsAs = (caller: Caller, role: PersonRole): string[] =>
  caller.memberships.filter((membership) => membership.role === role).map(({ organisationId }) => organisationId);
