/**
 * The product with its HTTP server, in a thread of its own: the people who use it and the server that answers them do not
 * share a processor. Its clock stands still until it is told another instant.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { buildApp } from '../app.ts';
import { SettableClock } from '../clock/product-clock.ts';
import { openProduct } from '../open-product.ts';
import type { Settings } from '../settings.ts';
import { orderSchema } from './host.ts';

const { settings, start } = z.object({ settings: z.custom<Settings>(), start: z.number() }).parse(workerData);
const clock = new SettableClock(new Date(start));
const { product, close } = await openProduct({ settings, clock, log: (line) => console.error(line) });
const app = await buildApp(product);
const address = await app.listen({ host: '127.0.0.1', port: 0 });

parentPort?.on('message', (message: unknown) => {
  const order = orderSchema.parse(message);
  if ('moveTo' in order) {
    clock.moveTo(new Date(order.moveTo));
    parentPort?.postMessage(order);
    return;
  }
  void stop();
});
parentPort?.postMessage({ port: Number(new URL(address).port) });

async function stop(): Promise<void> {
  await app.close();
  await close();
  parentPort?.close();
}
