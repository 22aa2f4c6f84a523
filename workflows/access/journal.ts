/** Permissions: journal. */
import type { Permission } from './permission.ts';

export const journalPermissions = {} as const satisfies Record<string, Permission>;
