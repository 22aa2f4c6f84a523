/** Everything that a request does knows whose request it is: the journal takes id and address from here. */
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { inRequest } from '../journal/current-request.ts';

/** In the callback style, as the scope of the connection is entered: see session-hook.ts. */
export function enterRequest(request: FastifyRequest, _: FastifyReply, done: HookHandlerDoneFunction): void {
  inRequest({ requestId: request.id, address: request.ip }, done);
}
