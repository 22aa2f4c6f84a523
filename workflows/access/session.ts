/** Permissions: session. */
import type { Permission } from './permission.ts';

export const sessionPermissions = {} as const satisfies Record<string, Permission>;
