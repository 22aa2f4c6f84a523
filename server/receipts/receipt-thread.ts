/** Draws in a thread of its own: in the minute in which a call closes everybody wants a receipt, and the server still answers. */
import { parentPort } from 'node:worker_threads';
import { drawReceipt } from './draw-receipt.ts';
import { sheetSchema } from './receipt-sheet.ts';

parentPort?.on('message', async (message: unknown) => {
  parentPort?.postMessage(await drawReceipt(sheetSchema.parse(message)));
});
