/** The built web: immutable assets, everything else the application's page, so that its addresses can be bookmarked. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refused } from '../problems/refused.ts';

const root = fileURLToPath(new URL('../../web/dist', import.meta.url));

export async function serveWeb(app: FastifyInstance): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/*', { config: { public: true }, schema: { hide: true } }, async (request, reply) => {
    if (/^\/(api|health|metrics|assets)([/?]|$)/.test(request.url)) throw new Refused('not-found');
    return reply.sendFile('index.html');
  });
}
