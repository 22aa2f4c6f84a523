/** Puts questions to the access model (workflows/access): may they, and in which role? Every refusal names who may. */
import {
  type PermissionName,
  type PermissionOn,
  permissionOf,
  permissions,
} from '../../workflows/access/permissions.ts';
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { type PersonRole, roles as roleNames } from '../../workflows/vocabulary/roles.ts';
import { Refused } from '../problems/refused.ts';
import { type Caller, holds } from './caller.ts';
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

/** `district`: where it lies, for what reaches a district's own enterprises only. */
export type AskedOrganisation = { id: string; district?: string | null };

/**
 * Members by their membership, officials by their role, where they neither belong nor belonged to it (decisions.md 2).
 * @throws Refused not-found, wrong-role for a member who does not administer it
 */
export function requireOrganisation(
  caller: Caller,
  permission: PermissionOn<'organisation'>,
  { id, district }: AskedOrganisation,
): PersonRole {
  const { by, members, administers } = permissionOf(permission);
  const own = caller.memberships.filter(({ organisationId }) => organisationId === id);
  const member = own.find((one) => members?.includes(one.role) !== false && (one.administers || !administers));
  if (member !== undefined) return member.role;
  const official = by.find((role) =>
    caller.memberships.some((one) => one.role === role && (role !== 'district' || one.district === district)),
  );
  if (official !== undefined && !caller.belongedTo.has(id)) return official;
  if (own.length > 0 && administers)
    throw new Refused('wrong-role', { by: '本单位管理员', byEn: 'an administrator of the organisation' });
  throw new Refused('not-found');
}

function refusedFor(by: readonly PersonRole[]): Refused {
  return new Refused('wrong-role', {
    by: by.map((one) => roleNames[one].zh).join('、'),
    byEn: by.map((one) => roleNames[one].en).join(', '),
  });
}
