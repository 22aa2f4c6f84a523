/** Permissions: privacy. */
import type { Permission } from './permission.ts';

export const privacyPermissions = {} as const satisfies Record<string, Permission>;
