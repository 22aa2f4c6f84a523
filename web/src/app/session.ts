/** Who is signed in, for everything inside the shell. */
import { createContext, useContext } from 'react';
import type { PermissionName } from '../../../workflows/access/permissions.ts';
import type { SessionView } from '../api/types.ts';

export const SessionContext = createContext<SessionView | null>(null);

export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession is for the pages inside the shell');
  return session;
}

export function useRoles(): readonly string[] {
  return useSession().memberships.map(({ role }) => role);
}

export const useHasRole = (...roles: readonly string[]): boolean => useRoles().some((role) => roles.includes(role));

/** Whether they hold the permission, as the server says: it is the one that asks the access model. */
export const useMay = (permission: PermissionName): boolean => useSession().may.includes(permission);
