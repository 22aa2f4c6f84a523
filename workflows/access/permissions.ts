/** Every permission by its name, `noun.verb`, from the areas of the product. */
import { journalPermissions } from './journal.ts';
import { membershipPermissions } from './membership.ts';
import type { Permission } from './permission.ts';
import { privacyPermissions } from './privacy.ts';
import { registrationPermissions } from './registration.ts';
import { sessionPermissions } from './session.ts';

export const permissions = {
  ...sessionPermissions,
  ...membershipPermissions,
  ...journalPermissions,
  ...privacyPermissions,
  ...registrationPermissions,
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;
