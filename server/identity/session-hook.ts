/** Before every request: who is calling, and that a state-changing request really comes from our own pages. */
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { scopeOf } from '../access/scope-of.ts';
import { goOnIn, productScope } from '../database/scope.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { cookieName } from './cookie-names.ts';
import { isApi } from './session-gate.ts';
import { findCaller } from './sessions.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export const authenticate =
  (product: Product) =>
  async (request: FastifyRequest): Promise<void> => {
    if (!safe.has(request.method)) refuseForgery(request, product.settings.publicUrl);
    const { public: forStrangers, unattended: byItself = false } = request.routeOptions.config;
    // A page that nobody sits at says so: it can only shorten its own session.
    const unattended = byItself || request.headers['x-unattended'] !== undefined;
    const open = forStrangers === true || request.is404;
    const token = request.cookies[cookieName(product.settings, 'pilotflow_session')];
    if (token !== undefined && token.length <= 100) request.caller = await findCaller(product, token, { unattended });
    if (!open) refuseOtherPerson(request);
    // Asked only under /api: pages and swagger's own files are for everybody.
    if (!open && request.caller === null && isApi(request.url)) throw new Refused('not-signed-in');
  };

/**
 * From here on the request's own statements see what its caller sees, and its acts are recorded as of this request. As the last
 * hook before the handler and in the callback style: what an async hook enters is left again when it returns, and reading a
 * body may lose it.
 */
export function enterScope(request: FastifyRequest, _: FastifyReply, done: HookHandlerDoneFunction): void {
  goOnIn(scopeOf(request.caller), placeOf(request), done);
}

/**
 * For routes of accounts: they look people up by what they claim to be, and a caller's own rows by their session. Each checks
 * itself whose account it is about.
 */
export function leaveScope(request: FastifyRequest, _: FastifyReply, done: HookHandlerDoneFunction): void {
  goOnIn(productScope, placeOf(request), done);
}

const placeOf = ({ id, ip }: FastifyRequest) => ({ requestId: id, address: ip });

/** What a browser says of a request that our own page made, or that somebody typed in. */
const ownSites = new Set(['same-origin', 'none']);

/**
 * A page of another site can send neither the header nor our origin, and a browser of today tells where it comes from. The
 * host that we compare with is the one the browser connected to: `X-Forwarded-Host`, which `request.host` would believe
 * behind a proxy, is anybody's word.
 */
function refuseForgery({ headers, protocol }: FastifyRequest, publicUrl: string): void {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !ownSites.has(String(site))) throw new Refused('csrf');
  const sameOrigin = origin === new URL(publicUrl).origin || (host !== undefined && origin === `${protocol}://${host}`);
  if (headers['x-csrf'] === undefined && !sameOrigin) throw new Refused('csrf');
}

/**
 * A window that was opened by one person keeps their screen while another signs in beside it in the same browser: what is pressed
 * there is not done in the other's name. Our pages say for whom they speak; whoever does not say it speaks for the session.
 */
function refuseOtherPerson({ headers, caller }: FastifyRequest): void {
  const meant = headers['x-acting-as'];
  if (meant !== undefined && caller !== null && meant !== caller.personId) throw new Refused('other-person');
}

export function callerOf(request: FastifyRequest): NonNullable<FastifyRequest['caller']> {
  if (request.caller === null) throw new Refused('not-signed-in');
  return request.caller;
}
