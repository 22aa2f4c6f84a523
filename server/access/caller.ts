/** Who is calling: one person with their present memberships, and every organisation they belong or belonged to. */
import type { OrganisationKind, PersonRole } from '../../workflows/vocabulary/roles.ts';

export type Membership = {
  id: string;
  role: PersonRole;
  organisationId: string;
  organisation: string;
  kind: OrganisationKind;
  district: string | null;
};

export type Caller = {
  personId: string;
  name: string;
  email: string;
  locale: 'zh-CN' | 'en';
  memberships: readonly Membership[];
  /** Past ones too: nobody decides on an organisation they belonged to (decisions.md 2). */
  belongedTo: ReadonlySet<string>;
  sessionHash: string;
  expiresAt: Date;
};

export const holds = (caller: Caller, ...roles: readonly PersonRole[]): boolean =>
  caller.memberships.some(({ role }) => roles.includes(role));

export const organisationsAs = (caller: Caller, role: PersonRole): string[] =>
  caller.memberships.filter((membership) => membership.role === role).map(({ organisationId }) => organisationId);
