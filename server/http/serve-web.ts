/** The built web: immutable assets, everything else the application's page, so that its addresses can be bookmarked. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refused } from '../problems/refused.ts';
import { contentSecurityPolicy } from './security-headers.ts';

const root = fileURLToPath(new URL('../../web/dist', import.meta.url));
/** Written into the page by the build (web/vite.config.ts). */
const placeholder = '%nonce-of-the-answer%';

export async function serveWeb(app: FastifyInstance, { secure }: { secure: boolean }): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    globIgnore: ['index.html', 'index.html.*'],
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const page = readFileSync(join(root, 'index.html'), 'utf8');
  app.get('/*', { config: { public: true }, schema: { hide: true } }, async (request, reply) => {
    if (isNoPage(request.url)) throw new Refused('not-found');
    // Only styles that this page's own scripts make know the nonce; a style that somebody smuggled in does not.
    const nonce = randomBytes(18).toString('base64url');
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'cache-control': 'no-cache',
        'content-security-policy': contentSecurityPolicy({ secure, styles: [`'nonce-${nonce}'`] }),
      })
      .send(page.replaceAll(placeholder, nonce));
  });
}

/** What is asked of the API, and files: no page of ours has a dot in its address, what is left over from a backup has. */
function isNoPage(url: string): boolean {
  const [path = ''] = url.split('?');
  return /^\/(api|health|metrics|assets)([^\w-]|$)/.test(path) || /\.\w+~?$|\/\./.test(path);
}
