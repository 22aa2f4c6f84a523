/** Before every request: who is calling, and that a state-changing request really comes from our own pages. */
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { scopeOf } from '../access/scope-of.ts';
import { inScope } from '../database/scope.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { sessionCookie } from './session-cookies.ts';
import { isApi } from './session-gate.ts';
import { findCaller } from './sessions.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export const authenticate =
  (product: Product) =>
  async (request: FastifyRequest): Promise<void> => {
    if (!safe.has(request.method)) refuseForgery(request, product.settings.publicUrl);
    const { public: forStrangers, unattended = false } = request.routeOptions.config;
    const open = forStrangers === true || request.is404;
    const token = request.cookies[sessionCookie];
    if (token !== undefined && token.length <= 100) request.caller = await findCaller(product, token, { unattended });
    // Asked only under /api: pages and swagger's own files are for everybody.
    if (!open && request.caller === null && isApi(request.url)) throw new Refused('not-signed-in');
  };

/**
 * From here on the request's own statements see what its caller sees. As the last hook before the handler and in the callback
 * style: what an async hook enters is left again when it returns, and reading a body may lose it.
 */
export function enterScope(request: FastifyRequest, _: FastifyReply, done: HookHandlerDoneFunction): void {
  inScope(scopeOf(request.caller), done);
}

/** A page of another site can send neither the header nor our origin. */
function refuseForgery(request: FastifyRequest, publicUrl: string): void {
  const { origin } = request.headers;
  const sameOrigin =
    origin !== undefined &&
    (origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.host}`);
  if (request.headers['x-csrf'] === undefined && !sameOrigin) throw new Refused('csrf');
}

export function callerOf(request: FastifyRequest): NonNullable<FastifyRequest['caller']> {
  if (request.caller === null) throw new Refused('not-signed-in');
  return request.caller;
}
