/** The door: signing in by password, passkey or single sign-on, the second factor, confirming, signing out, the language. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Product } from '../product.ts';
import {
  codeSchema,
  confirmationSchema,
  passkeyAnswerSchema,
  passkeyOptionsSchema,
} from './factors/factor-contract.ts';
import { askForPasskey, confirmByPasskey, signInByPasskey } from './factors/passkey-answer.ts';
import { confirmIdentity, showSecondFactor } from './factors/prove.ts';
import { canHavePasskeys } from './factors/relying-party.ts';
import { beginSso, finishSso } from './oidc/sign-in.ts';
import { doorOf, goOn, letIn, placeOf } from './request-place.ts';
import {
  beginSsoSchema,
  finishSsoSchema,
  localeSchema,
  sessionSchema,
  signInSchema,
  ssoAddressSchema,
  waysSchema,
} from './session-contract.ts';
import { cookiesOf, readCookie } from './session-cookies.ts';
import { callerOf, leaveScope } from './session-hook.ts';
import { viewSession } from './session-view.ts';
import { changeLocale, signIn, signOut } from './sign-in.ts';
import { signInLimit } from './sign-in-limits.ts';

const tags = ['session'];
const response = { 200: sessionSchema };

export const sessionRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('preHandler', leaveScope);
    await app.register(rateLimit, { global: false });
    const cookies = cookiesOf(product);
    const door = { public: true, access: 'session.open', rateLimit: signInLimit(product) } as const;
    app.post(
      '/session',
      { config: door, schema: { tags, summary: 'Sign in', body: signInSchema, response } },
      async (request, reply) => letIn(product, reply, await signIn(product, request.body, doorOf(product, request))),
    );
    app.get(
      '/session/ways',
      {
        config: { public: true, access: 'session.open' },
        schema: { tags, summary: 'Ways to sign in', response: { 200: waysSchema } },
      },
      async () => ({
        singleSignOn: product.settings.oidc !== undefined,
        passkeys: canHavePasskeys(product.settings),
      }),
    );
    app.post(
      '/session/passkey-challenge',
      { config: door, schema: { tags, summary: 'Ask for a passkey', response: { 200: passkeyOptionsSchema } } },
      async () => ({ options: await askForPasskey(product) }),
    );
    app.post(
      '/session/passkey',
      { config: door, schema: { tags, summary: 'Sign in with a passkey', body: passkeyAnswerSchema, response } },
      async (request, reply) =>
        letIn(product, reply, await signInByPasskey(product, request.body, doorOf(product, request))),
    );
    app.post(
      '/session/sso',
      {
        config: door,
        schema: {
          tags,
          summary: 'Begin the single sign-on',
          body: beginSsoSchema,
          response: { 200: ssoAddressSchema },
        },
      },
      async (request, reply) => {
        const { url, token } = await beginSso(product, request.body);
        cookies.beginSso(reply, token);
        return { url };
      },
    );
    app.post(
      '/session/sso-answer',
      { config: door, schema: { tags, summary: 'Finish the single sign-on', body: finishSsoSchema, response } },
      async (request, reply) => {
        cookies.endSso(reply);
        const { answer } = request.body;
        const token = readCookie(product, request, 'pilotflow_sso');
        return letIn(product, reply, await finishSso(product, { token, answer, from: doorOf(product, request) }));
      },
    );
    app.post(
      '/session/second-factor',
      {
        config: { access: 'session.showFactor', rateLimit: signInLimit(product) },
        schema: { tags, summary: 'Show the second factor', body: codeSchema, response },
      },
      async (request, reply) => {
        const { code } = request.body;
        return goOn(product, reply, await showSecondFactor(product, callerOf(request), code, placeOf(request)));
      },
    );
    app.post(
      '/session/confirmation',
      {
        config: { access: 'session.confirm', rateLimit: signInLimit(product) },
        schema: { tags, summary: 'Confirm by password or code', body: confirmationSchema, response },
      },
      async (request, reply) =>
        goOn(product, reply, await confirmIdentity(product, callerOf(request), request.body, placeOf(request))),
    );
    app.post(
      '/session/confirmation/passkey',
      {
        config: { access: 'session.confirm', rateLimit: signInLimit(product) },
        schema: { tags, summary: 'Confirm with a passkey', body: passkeyAnswerSchema, response },
      },
      async (request, reply) =>
        goOn(product, reply, await confirmByPasskey(product, callerOf(request), request.body, placeOf(request))),
    );
    app.get(
      '/session',
      {
        config: { access: 'session.view', unattended: true },
        schema: { tags, summary: 'Who is signed in', response },
      },
      async (request) => viewSession(product, callerOf(request)),
    );
    app.delete(
      '/session',
      { config: { access: 'session.close' }, schema: { tags, summary: 'Sign out', response: { 204: z.null() } } },
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
        schema: { tags, summary: 'Choose the language', body: localeSchema, response },
      },
      async (request) => viewSession(product, await changeLocale(product, callerOf(request), request.body.locale)),
    );
  };
