/** Draws in a thread of its own: what a stranger's PDF does to its reader is neither the server's time nor its end. */
import { parentPort } from 'node:worker_threads';
import { drawMarks } from './draw-marks.ts';
import { orderSchema } from './watermark.ts';

parentPort?.on('message', async (message: unknown) => {
  const { bytes, mediaType, lines } = orderSchema.parse(message);
  parentPort?.postMessage(await drawMarks(bytes, mediaType, lines));
});
