/**
 * On whose behalf something is done, and in which request: known wherever a statement is sent or an act is recorded, so that no
 * service has to carry it through its parameters and none can forget it. One store for both: each costs every promise a little.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from './scope.ts';

export type RequestPlace = { requestId: string; address: string };
export type Work = { scope: Scope; request: RequestPlace | undefined };

const works = new AsyncLocalStorage<Work>();

/** Undefined outside of requests: the sweep, the command line. */
export const currentWork = (): Work | undefined => works.getStore();

export const runWork = <T>(work: Work, run: () => T): T => works.run(work, run);
