/** The own account's security: factors, recovery codes, passkeys, sessions. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import type { Product } from '../product.ts';
import {
  newTotpSchema,
  passkeyNameSchema,
  passkeyOptionsSchema,
  passkeyRegistrationSchema,
  recoveryCodesSchema,
  securitySchema,
  totpSetUpSchema,
} from './factors/factor-contract.ts';
import { addPasskey, offerPasskey, removePasskey, renamePasskey } from './factors/passkeys.ts';
import { offerTotp, removeTotp, renewCodes, setUpTotp } from './factors/set-up-totp.ts';
import { endSession, endSessions } from './own-sessions.ts';
import { placeOf } from './request-place.ts';
import { viewSecurity } from './security-view.ts';
import { cookiesOf } from './session-cookies.ts';
import { callerOf } from './session-hook.ts';

const tags = ['session'];
const params = z.strictObject({ id });
const gone = { 204: z.null() };
const codes = { 200: recoveryCodesSchema };

export const securityRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    const cookies = cookiesOf(product);
    app.get(
      '/security',
      {
        config: { access: 'security.view' },
        schema: { tags, summary: 'The own factors and sessions', response: { 200: securitySchema } },
      },
      async (request) => viewSecurity(product, callerOf(request)),
    );
    // It changes nothing: what is offered here is kept by the page alone until the first code was right.
    app.get(
      '/security/totp',
      {
        config: { access: 'factor.setUp' },
        schema: { tags, summary: 'A secret for an authenticator app', response: { 200: newTotpSchema } },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store');
        return offerTotp(product, callerOf(request));
      },
    );
    app.put(
      '/security/totp',
      {
        config: { access: 'factor.setUp' },
        schema: { tags, summary: 'Set up or change the authenticator app', body: totpSetUpSchema, response: codes },
      },
      async (request, reply) => {
        const set = await setUpTotp(product, callerOf(request), request.body, placeOf(request));
        cookies.rotate(reply, set.token);
        return { codes: set.codes };
      },
    );
    app.delete(
      '/security/totp',
      {
        config: { access: 'factor.remove' },
        schema: { tags, summary: 'Remove the authenticator app', response: gone },
      },
      async (request, reply) => {
        await removeTotp(product, callerOf(request), placeOf(request));
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/security/recovery-codes',
      {
        config: { access: 'recoveryCodes.renew' },
        schema: { tags, summary: 'Make new recovery codes', response: codes },
      },
      async (request) => ({ codes: await renewCodes(product, callerOf(request), placeOf(request)) }),
    );
    app.post(
      '/security/passkey-challenge',
      {
        config: { access: 'passkey.add' },
        schema: { tags, summary: 'Begin adding a passkey', response: { 200: passkeyOptionsSchema } },
      },
      async (request) => ({ options: await offerPasskey(product, callerOf(request)) }),
    );
    app.post(
      '/security/passkeys',
      {
        config: { access: 'passkey.add' },
        schema: { tags, summary: 'Add a passkey', body: passkeyRegistrationSchema, response: codes },
      },
      async (request, reply) => {
        const added = await addPasskey(product, callerOf(request), request.body, placeOf(request));
        cookies.rotate(reply, added.token);
        return { codes: added.codes };
      },
    );
    app.put(
      '/security/passkeys/:id',
      {
        config: { access: 'passkey.rename' },
        schema: { tags, summary: 'Rename a passkey', params, body: passkeyNameSchema, response: gone },
      },
      async (request, reply) => {
        const { id } = request.params;
        await renamePasskey(product, callerOf(request), { id, name: request.body.name, from: placeOf(request) });
        return reply.code(204).send(null);
      },
    );
    app.delete(
      '/security/passkeys/:id',
      {
        config: { access: 'passkey.remove' },
        schema: { tags, summary: 'Remove a passkey', params, response: gone },
      },
      async (request, reply) => {
        await removePasskey(product, callerOf(request), request.params.id, placeOf(request));
        return reply.code(204).send(null);
      },
    );
    app.delete(
      '/security/sessions/:id',
      {
        config: { access: 'session.end' },
        schema: { tags, summary: 'End one of the own sessions', params, response: gone },
      },
      async (request, reply) => {
        await endSession(product, callerOf(request), request.params.id, placeOf(request));
        return reply.code(204).send(null);
      },
    );
    app.delete(
      '/security/sessions',
      {
        config: { access: 'session.end' },
        schema: {
          tags,
          summary: 'End the other sessions, or all',
          querystring: z.strictObject({ which: z.enum(['others', 'all']) }),
          response: gone,
        },
      },
      async (request, reply) => {
        const { which } = request.query;
        await endSessions(product, callerOf(request), { which, from: placeOf(request) });
        if (which === 'all') cookies.clear(reply);
        return reply.code(204).send(null);
      },
    );
  };
