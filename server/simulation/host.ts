/**
 * Starts the servers, each in a thread of its own behind the same database as a city runs them behind a balancer, and
 * hands them the instants of the simulated clock.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Settings } from '../settings.ts';

export const orderSchema = z.union([z.object({ moveTo: z.number() }), z.object({ stop: z.literal(true) })]);
type Order = z.infer<typeof orderSchema>;

export type Servers = {
  /** The server whose turn it is: no request may count on meeting the one before. */
  nextPort(): number;
  /** Every server's clock stands there when this returns. */
  moveTo(instant: number): Promise<void>;
  stop(): Promise<void>;
};

/** As many as the machine has use for, and never one alone: what only one server knows is a fault of the product. */
const SERVERS = 2;

/** `settings` name a database that is there. @throws when a server could not be started */
export async function startServers(settings: Settings, start: number): Promise<Servers> {
  const servers = await Promise.all(Array.from({ length: SERVERS }, () => startServer(settings, start)));
  let turn = 0;
  return {
    nextPort() {
      turn += 1;
      return servers[turn % servers.length]?.port ?? 0;
    },
    async moveTo(instant) {
      await Promise.all(servers.map((server) => server.moveTo(instant)));
    },
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

type Server = { port: number; moveTo(instant: number): Promise<void>; stop(): Promise<void> };

async function startServer(settings: Settings, start: number): Promise<Server> {
  const thread = new Worker(new URL('./server-thread.mjs', import.meta.url), {
    workerData: { settings, start },
    // Nearly everything a request makes is gone with its answer: room for it to go unnoticed.
    resourceLimits: { maxYoungGenerationSizeMb: 96 },
  });
  const say = (order: Order) => thread.postMessage(order);
  const { port } = z.object({ port: z.number() }).parse(await answer(thread));
  return {
    port,
    async moveTo(instant) {
      const moved = answer(thread);
      say({ moveTo: instant });
      await moved;
    },
    async stop() {
      const ended = once(thread, 'exit');
      say({ stop: true });
      await ended;
    },
  };
}

async function answer(thread: Worker): Promise<unknown> {
  const [message] = await once(thread, 'message');
  return message;
}
