import type { PermissionName } from '../../workflows/access/permissions.ts';
import type { Caller } from '../access/caller.ts';
import type { RateName } from './rates.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session hook; null for strangers. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** The route answers strangers too. Every other route needs a session. */
    public?: boolean;
    /** The permission that the route asks for; see workflows/access. */
    access?: PermissionName;
    /** How often one caller may ask; see rates.ts. */
    rate?: RateName;
    /** The page asks this by itself: it does not count as use and keeps no session alive. */
    unattended?: boolean;
  }
}
