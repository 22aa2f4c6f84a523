/**
 * A keep-alive HTTP connection with as little work of its own as possible: the load shares the machine with what it
 * measures, and Node's own client would cost as much as the answer. One request at a time, answers with a content-length.
 */
import { connect, type Socket } from 'node:net';

/** The body is made text only when somebody asks for it. */
export type Answer = { status: number; body(): string };
export type LeanClient = { send(head: string, body: string): Promise<Answer>; close(): void };

export async function openLeanClient(port: number): Promise<LeanClient> {
  const socket = await connected(port);
  socket.setNoDelay(true);
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | null = null;
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const answer = readAnswer(received);
    if (answer === null) return;
    received = Buffer.alloc(0);
    const asked = waiting;
    waiting = null;
    asked?.resolve(answer);
  });
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection was closed')));
  return {
    send: (head, body) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
        socket.write(`${head}host: 127.0.0.1:${port}\r\n${length}\r\n${body}`);
      }),
    close: () => socket.destroy(),
  };
}

const connected = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });

/** Null while it is not all there. */
function readAnswer(bytes: Buffer): Answer | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error(`an answer without a length: ${head.slice(0, 200)}`);
  if (bytes.length < end + 4 + length) return null;
  return { status: Number(head.slice(9, 12)), body: () => bytes.toString('utf8', end + 4) };
}
