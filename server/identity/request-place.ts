/** Where a request comes from, as the journal and the session keep it; and the answer that every new token is given with. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { Entered, From, Place } from './enter.ts';
import type { SessionView } from './session-contract.ts';
import { cookiesOf, readCookie } from './session-cookies.ts';
import { viewSession } from './session-view.ts';
import { findCaller } from './sessions.ts';

export const placeOf = (request: FastifyRequest): Place => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
  requestId: request.id,
});

export const doorOf = (product: Product, request: FastifyRequest): From => ({
  ...placeOf(request),
  mark: readCookie(product, request, 'pilotflow_device'),
  caller: request.caller,
});

/** Somebody came in. */
export async function letIn(product: Product, reply: FastifyReply, entered: Entered): Promise<SessionView> {
  cookiesOf(product).enter(reply, entered);
  return viewAs(product, entered.token);
}

/** The same session under a new token. */
export async function goOn(product: Product, reply: FastifyReply, token: string): Promise<SessionView> {
  cookiesOf(product).rotate(reply, token);
  return viewAs(product, token);
}

async function viewAs(product: Product, token: string): Promise<SessionView> {
  const caller = await findCaller(product, token);
  if (caller === null) throw new Refused('not-signed-in');
  return viewSession(product, caller);
}
