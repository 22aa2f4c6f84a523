import type { PermissionName } from '../../workflows/access/permissions.ts';
import type { Caller } from '../access/caller.ts';

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
  }
}
