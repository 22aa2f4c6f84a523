/** Carries requests to an application over HTTP on loopback. */
import type { AddressInfo } from 'node:net';
import type { App } from '../../server/app.ts';
import type { Carry } from '../http/scene.ts';

export const overHttp: Carry = async (app, { method, url, headers, payload }) => {
  const answer = await fetch(`${await addressOf(app)}${url}`, {
    method,
    headers,
    redirect: 'manual',
    ...(payload === undefined ? {} : { body: typeof payload === 'string' ? payload : new Uint8Array(payload) }),
  });
  const rawPayload = Buffer.from(await answer.arrayBuffer());
  const text = rawPayload.toString('utf8');
  return {
    statusCode: answer.status,
    headers: Object.fromEntries(answer.headers),
    payload: text,
    rawPayload,
    json: () => JSON.parse(text),
  };
};

async function addressOf(app: App): Promise<string> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const address: AddressInfo | string | null = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return `http://127.0.0.1:${address.port}`;
}
