/**
 * The request that an act belongs to, known wherever the act is recorded: no service has to carry the request's id and the
 * caller's address through its parameters, and none can forget them.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export type RequestPlace = { requestId: string; address: string };

const places = new AsyncLocalStorage<RequestPlace>();

/** Undefined outside of requests: the sweep, the command line. */
export const currentRequest = (): RequestPlace | undefined => places.getStore();

export const inRequest = <T>(place: RequestPlace, work: () => T): T => places.run(place, work);
