/**
 * How long a connection may take. Who sends a byte a minute would otherwise hold a place for ever (slow headers, slow bodies),
 * and a hundred such clients would be enough. What goes wrong before there is a request is told as a problem too.
 */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { uuidv7 } from 'uuidv7';
import { catalogue, type RefusalCode, wordsOf } from '../problems/catalogue.ts';

/** Milliseconds. */
export type Patience = {
  /** For the head of a request. */
  headers: number;
  /** For a whole request: 50 MB through a thin line take some minutes. */
  request: number;
  /** Nothing is sent or received. */
  silence: number;
  /** Between two requests of one connection; longer than proxies keep theirs, or they would meet a closed one. */
  keepAlive: number;
  /** How often the two first are looked at. */
  checkEvery: number;
};

export const usualPatience: Patience = {
  headers: 20_000,
  request: 600_000,
  silence: 120_000,
  keepAlive: 72_000,
  checkEvery: 5_000,
};

/** For the options of the framework. */
export const connectionOptions = (patience: Patience) => ({
  connectionTimeout: patience.silence,
  keepAliveTimeout: patience.keepAlive,
  requestTimeout: patience.request,
  http: {
    headersTimeout: patience.headers,
    connectionsCheckingInterval: patience.checkEvery,
    // The name that the client gave its connection must be one: requests without a Host are refused.
    requireHostHeader: true,
  },
  clientErrorHandler: answerBroken,
});

const codes: Readonly<Record<string, RefusalCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
  HPE_HEADER_OVERFLOW: 'too-many-headers',
};

type Broken = Error & { code?: string };

/** There is no request to answer yet, only a connection; neither the language of the caller nor their path is known. */
function answerBroken(error: Broken, socket: Socket & { _httpMessage?: IncomingMessage }): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const code = codes[error.code ?? ''] ?? 'malformed';
  const { status } = catalogue[code];
  const title = wordsOf(code, 'zh-CN', {});
  const requestId = uuidv7();
  const problem = {
    type: `urn:pilotflow:problem:${code}`,
    title,
    status,
    detail: title,
    instance: '/',
    requestId,
    code,
  };
  const body = Buffer.from(JSON.stringify(problem));
  const head = [
    `HTTP/1.1 ${status} ${reasons[status] ?? 'Refused'}`,
    'content-type: application/problem+json',
    `content-length: ${body.length}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
