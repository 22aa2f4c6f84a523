/** Starts the server's thread and hands it the instants of the simulated clock. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Settings } from '../settings.ts';

export const orderSchema = z.union([z.object({ moveTo: z.number() }), z.object({ stop: z.literal(true) })]);
type Order = z.infer<typeof orderSchema>;

export type Server = {
  port: number;
  /** The server's clock stands there when this returns. */
  moveTo(instant: number): Promise<void>;
  stop(): Promise<void>;
};

/** `settings` name a database that is there. @throws when the server could not be started */
export async function startServer(settings: Settings, start: number): Promise<Server> {
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
