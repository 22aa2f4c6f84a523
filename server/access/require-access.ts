/** Puts questions to the access model (workflows/access): may they, and in which role? Every refusal names who may. */
import {
  type PermissionName,
  type PermissionOn,
  permissionOf,
  permissions,
} from '../../workflows/access/permissions.ts';
import { isOffice } from '../../workflows/organisation/membership-rules.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { type OrganisationKind, type PersonRole, roles as roleNames } from '../../workflows/vocabulary/roles.ts';
import { Refused } from '../problems/refused.ts';
import { type Caller, holds, type Membership } from './caller.ts';
import type { SeenCase } from './find-case.ts';

type OnCase = Pick<SeenCase, 'roles'>;

export const allows = ({ roles }: OnCase, permission: PermissionOn<'case'>): boolean =>
  permissionOf(permission).by.some((role) => roles.includes(role));

/** The role in which they act. @throws Refused wrong-role */
export function requireAccess({ roles }: OnCase, permission: PermissionOn<'case'>): PersonRole {
  const { by } = permissionOf(permission);
  const role = by.find((wanted) => roles.includes(wanted));
  if (role === undefined) throw refusedFor(by);
  return role;
}

export const mayHeld = (caller: Caller, permission: PermissionOn<'held'>): boolean =>
  holds(caller, ...permissionOf(permission).by);

export const heldBy = (caller: Caller): PermissionOn<'held'>[] =>
  keysOf(permissions)
    .filter(isHeld)
    .filter((name) => mayHeld(caller, name));

function isHeld(name: PermissionName): name is PermissionOn<'held'> {
  return permissions[name].on === 'held';
}

/** The role in which they act. @throws Refused wrong-role */
export function requireHeld(caller: Caller, permission: PermissionOn<'held'>): PersonRole {
  const { by } = permissionOf(permission);
  const role = by.find((wanted) => holds(caller, wanted));
  if (role === undefined) throw refusedFor(by);
  return role;
}

/** `district`: where it lies, for what reaches a district's own enterprises only. `kind`: an office is a conflict for nobody. */
export type AskedOrganisation = { id: string; kind?: OrganisationKind; district?: string | null };

/**
 * Members by their membership, officials by their role, where they neither belong nor belonged to it (decisions.md 2).
 * @throws Refused not-found; wrong-role for who sees it and may not
 */
export function requireOrganisation(
  caller: Caller,
  permission: PermissionOn<'organisation'>,
  organisation: AskedOrganisation,
): PersonRole {
  const role = roleTowards(caller, permission, organisation);
  if (role !== null) return role;
  const { by, administers, seenBy } = permissionOf(permission);
  const sees = seenBy && (belongsTo(caller, organisation.id) || officialRole(caller, seenBy, organisation) !== null);
  if (!sees) throw new Refused('not-found');
  if (!administers) throw refusedFor(by);
  throw new Refused('wrong-role', { by: '本单位管理员', byEn: 'an administrator of the organisation' });
}

export const mayOrganisation = (
  caller: Caller,
  permission: PermissionOn<'organisation'>,
  organisation: AskedOrganisation,
): boolean => roleTowards(caller, permission, organisation) !== null;

/** Also while no bureau has verified it. */
export const belongsTo = ({ memberships, waiting }: Caller, organisationId: string): boolean =>
  [...memberships, ...waiting].some((one) => one.organisationId === organisationId);

function roleTowards(
  caller: Caller,
  permission: PermissionOn<'organisation'>,
  organisation: AskedOrganisation,
): PersonRole | null {
  const { by, members, administers, waiting } = permissionOf(permission);
  const own = [...caller.memberships, ...(waiting ? caller.waiting : [])].filter(
    ({ organisationId }) => organisationId === organisation.id,
  );
  const member = own.find(
    (one) => members?.includes(one.role) !== false && (!administers || (one.administers && !isOffice(one.kind))),
  );
  return member?.role ?? officialRole(caller, by, organisation);
}

function officialRole(
  caller: Caller,
  by: readonly PersonRole[],
  { id, kind, district }: AskedOrganisation,
): PersonRole | null {
  if (caller.belongedTo.has(id) && !(kind && isOffice(kind))) return null;
  const reaches = ({ role, district: own }: Membership) =>
    role !== 'district' || ((kind ?? 'enterprise') === 'enterprise' && own !== null && own === district);
  return by.find((role) => caller.memberships.some((one) => one.role === role && reaches(one))) ?? null;
}

function refusedFor(by: readonly PersonRole[]): Refused {
  return new Refused('wrong-role', {
    by: by.map((one) => roleNames[one].zh).join('、'),
    byEn: by.map((one) => roleNames[one].en).join(', '),
  });
}
