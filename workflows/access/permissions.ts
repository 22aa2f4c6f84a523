/** Every permission by its name, `noun.verb`, from the areas of the product. */

import { applicationPermissions } from './application.ts';
import { callPermissions } from './calls.ts';
import { casePermissions } from './cases.ts';
import { eligibilityPermissions } from './eligibility.ts';
import { journalPermissions } from './journal.ts';
import { membershipPermissions } from './membership.ts';
import { messagePermissions } from './messages.ts';
import { moneyPermissions } from './money.ts';
import { noticePermissions } from './notices.ts';
import { notificationPermissions } from './notifications.ts';
import { paperPermissions } from './papers.ts';
import type { Permission, Relation } from './permission.ts';
import { privacyPermissions } from './privacy.ts';
import { referencePermissions } from './reference.ts';
import { registrationPermissions } from './registration.ts';
import { rosterPermissions } from './roster.ts';
import { sessionPermissions } from './session.ts';
import { workPermissions } from './work.ts';

export const permissions = {
  ...sessionPermissions,
  ...membershipPermissions,
  ...journalPermissions,
  ...privacyPermissions,
  ...referencePermissions,
  ...callPermissions,
  ...casePermissions,
  ...paperPermissions,
  ...applicationPermissions,
  ...workPermissions,
  ...messagePermissions,
  ...notificationPermissions,
  ...eligibilityPermissions,
  ...moneyPermissions,
  ...registrationPermissions,
  ...noticePermissions,
  ...rosterPermissions,
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;

/** The permissions that hold of such a thing: the compiler sees to it that the right question is asked. */
export type PermissionOn<R extends Relation> = {
  [Name in PermissionName]: (typeof permissions)[Name]['on'] extends R ? Name : never;
}[PermissionName];

export const isPermission = (name: string): name is PermissionName => Object.hasOwn(permissions, name);
export const permissionOf = (name: PermissionName): Permission => permissions[name];
