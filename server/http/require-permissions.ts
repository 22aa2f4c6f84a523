/** A route says which permission it asks for, or the application does not start: nothing is open by being forgotten. */
import type { FastifyInstance, RouteOptions } from 'fastify';
import { isPermission, permissionOf } from '../../workflows/access/permissions.ts';

/** Before any route is registered. Pages and files of the web hide themselves from the API's document, and are for everybody. */
export function requirePermissions(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const fault = faultOf(route);
    if (fault !== null) throw new Error(`${String(route.method)} ${route.url} ${fault}`);
  });
}

/** What is wrong with how the route is declared, or null. */
export function faultOf({ schema, config }: Pick<RouteOptions, 'schema' | 'config'>): string | null {
  if (schema?.hide === true) return null;
  const access: string | undefined = config?.access;
  if (access === undefined) return 'names no permission (config.access, see workflows/access)';
  if (!isPermission(access)) return `names the permission ${access}, which does not exist`;
  const open = permissionOf(access).on === 'anyone';
  if (open !== (config?.public === true))
    return open
      ? `is for anyone by its permission ${access}, but not public`
      : `is public, but its permission ${access} is not for anyone`;
  return null;
}
