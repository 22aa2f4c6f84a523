/** Server-sent events over HTTP: the answer is taken out of the framework's hands and stays open. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookie } from '../identity/session-cookies.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import type { Line, Live } from './live.ts';

/** What a reader has not taken of it yet; beyond that the line is cut, and its page comes back. */
const mostHeldBack = 65_536;
const longestSeconds = 3_600;

export async function openStream(
  product: Product,
  live: Live,
  {
    request,
    reply,
    seconds = longestSeconds,
  }: { request: FastifyRequest; reply: FastifyReply; seconds?: number | undefined },
): Promise<void> {
  const caller = callerOf(request);
  const token = readCookie(product, request, 'pilotflow_session') ?? '';
  const { raw } = reply;
  reply.hijack();
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  raw.writeHead(200, {
    ...Object.fromEntries(headers),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Nginx would otherwise keep the lines until there are enough of them.
    'x-accel-buffering': 'no',
  });
  const line: Line = {
    write(text) {
      if (raw.destroyed || raw.writableEnded) return false;
      raw.write(text);
      return raw.writableLength <= mostHeldBack;
    },
    end: () => void (raw.writableLength > mostHeldBack ? raw.destroy() : raw.end()),
  };
  const lastEventId = request.headers['last-event-id'];
  try {
    const leave = await live.join({ caller, token, line }, typeof lastEventId === 'string' ? lastEventId : null);
    const ending = setTimeout(leave, seconds * 1000);
    ending.unref();
    raw.once('close', () => {
      clearTimeout(ending);
      leave();
    });
    if (raw.destroyed || seconds === 0) leave();
  } catch (error) {
    // The head is out: the only answer left is the end of the line, after which the page tries again.
    request.log.error({ err: error }, 'a live stream could not begin');
    raw.destroy();
  }
}
