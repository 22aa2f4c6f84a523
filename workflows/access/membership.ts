/** Permissions: membership. */
import type { Permission } from './permission.ts';

export const membershipPermissions = {} as const satisfies Record<string, Permission>;
