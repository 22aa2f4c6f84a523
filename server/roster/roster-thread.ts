/** Reads, judges and marks rosters in a thread of its own: what a stranger's file does to its reader is not the server's time. */
import { parentPort } from 'node:worker_threads';
import { markWorkbook } from '../excel/mark-workbook.ts';
import { judgeFile } from './judge-file.ts';
import { type Order, orderSchema, type Words } from './roster-room.ts';

const say = (words: Words) => parentPort?.postMessage(words);

parentPort?.on('message', async (message: unknown) => {
  const order: Order = orderSchema.parse(message);
  if (order.task === 'mark') {
    say({ said: 'marked', bytes: new Uint8Array(await markWorkbook(order.bytes, order.marks)) });
    return;
  }
  const { bytes, reference, answers } = order;
  const onProgress = (done: number, total: number) => say({ said: 'progress', done, total });
  say({ said: 'judged', judged: await judgeFile(bytes, { reference, answers, onProgress }) });
});
