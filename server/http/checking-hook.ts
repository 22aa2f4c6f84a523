import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';

/** A hook that only looks and refuses. Not async: every request passes it, and each promise is felt in the lists. */
export const checkingHook =
  (check: (request: FastifyRequest) => void) =>
  (request: FastifyRequest, _: FastifyReply, done: HookHandlerDoneFunction): void =>
    done(refusalOf(() => check(request)));

function refusalOf(check: () => void): Error | undefined {
  try {
    check();
    return undefined;
  } catch (refused) {
    return refused instanceof Error ? refused : new Error(String(refused));
  }
}
