/** Who is signed in: sign in, look, sign out, choose the language. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { cookieFlags, cookieName } from './cookie-names.ts';
import { localeSchema, sessionSchema, signInSchema } from './session-contract.ts';
import { callerOf, leaveScope } from './session-hook.ts';
import { viewSession } from './session-view.ts';
import { findCaller } from './sessions.ts';
import { changeLocale, signIn, signOut } from './sign-in.ts';

const HALF_A_YEAR_SECONDS = 180 * 86_400;
const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

export const sessionRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('preHandler', leaveScope);
    await app.register(rateLimit, { global: false });
    const cookies = cookiesOf(product);
    app.post(
      '/session',
      {
        config: { access: 'session.open', public: true, rateLimit: signInLimit(product) },
        schema: { tags: ['session'], summary: 'Sign in', body: signInSchema, response: { 200: sessionSchema } },
      },
      async (request, reply) => {
        const from = {
          ...placeOf(request),
          mark: request.cookies[cookieName(product.settings, 'pilotflow_device')],
          caller: request.caller,
        };
        const { token, mark } = await signIn(product, request.body, from);
        cookies.set(reply, token, mark);
        const caller = await findCaller(product, token);
        if (caller === null) throw new Refused('not-signed-in');
        return viewSession(product, caller);
      },
    );
    app.get(
      '/session',
      {
        config: { access: 'session.view' },
        schema: { tags: ['session'], summary: 'Who is signed in', response: { 200: sessionSchema } },
      },
      async (request) => viewSession(product, callerOf(request)),
    );
    app.delete(
      '/session',
      {
        config: { access: 'session.close' },
        schema: { tags: ['session'], summary: 'Sign out', response: { 204: z.null() } },
      },
      async (request, reply) => {
        await signOut(product, callerOf(request), placeOf(request));
        cookies.clear(reply);
        return reply.code(204).send(null);
      },
    );
    app.put(
      '/session/locale',
      {
        config: { access: 'session.chooseLanguage' },
        schema: {
          tags: ['session'],
          summary: 'Choose the language',
          body: localeSchema,
          response: { 200: sessionSchema },
        },
      },
      async (request) => viewSession(product, await changeLocale(product, callerOf(request), request.body.locale)),
    );
  };

const placeOf = (request: FastifyRequest) => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
  requestId: request.id,
});

/**
 * Guards the processor, not the accounts (lock-out.ts does): each try costs an argon2. The simulation and the tests sign in
 * hundreds of people from this very machine.
 */
const signInLimit = ({ settings }: Product) => ({
  timeWindow: 60_000,
  max: (request: FastifyRequest) => (!settings.production && isLoopback(request.ip) ? 6000 : 120),
  errorResponseBuilder: (_: FastifyRequest, { ttl }: { ttl: number }) =>
    new Refused('too-many', { seconds: Math.ceil(ttl / 1000) }),
});

function cookiesOf({ settings }: Product) {
  const flags = cookieFlags(settings);
  const session = cookieName(settings, 'pilotflow_session');
  const device = cookieName(settings, 'pilotflow_device');
  return {
    set(reply: FastifyReply, token: string, mark: string) {
      reply.setCookie(session, token, flags).setCookie(device, mark, { ...flags, maxAge: HALF_A_YEAR_SECONDS });
    },
    clear(reply: FastifyReply) {
      reply.clearCookie(session, flags);
      // What the browser kept of pages that only this session could see goes with it.
      reply.header('clear-site-data', '"cache"');
    },
  };
}
