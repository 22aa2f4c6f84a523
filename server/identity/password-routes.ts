/** Changing the own password, and resetting a forgotten one. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Product } from '../product.ts';
import { changeOwnPassword } from './change-password.ts';
import { askResetSchema, changePasswordSchema, resetPasswordSchema } from './password-contract.ts';
import { goOn, placeOf } from './request-place.ts';
import { askForReset, resetPassword } from './reset-password.ts';
import { sessionSchema } from './session-contract.ts';
import { callerOf } from './session-hook.ts';
import { signInLimit } from './sign-in-limits.ts';

const tags = ['session'];

export const passwordRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(rateLimit, { global: false });
    app.put(
      '/security/password',
      {
        config: { access: 'password.change', rateLimit: signInLimit(product) },
        schema: {
          tags,
          summary: 'Change the own password',
          body: changePasswordSchema,
          response: { 200: sessionSchema },
        },
      },
      async (request, reply) =>
        goOn(product, reply, await changeOwnPassword(product, callerOf(request), request.body, placeOf(request))),
    );
    app.post(
      '/password-resets',
      {
        config: { public: true, access: 'password.reset', rate: 'register', rateLimit: signInLimit(product, 20) },
        schema: { tags, summary: 'Ask for a link that resets', body: askResetSchema, response: { 202: z.null() } },
      },
      async (request, reply) => {
        await askForReset(product, request.body.email, placeOf(request));
        return reply.code(202).send(null);
      },
    );
    app.put(
      '/password-resets',
      {
        config: { public: true, access: 'password.reset', rate: 'register', rateLimit: signInLimit(product, 20) },
        schema: {
          tags,
          summary: 'Reset the password by a link',
          body: resetPasswordSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await resetPassword(product, request.body, placeOf(request));
        return reply.code(204).send(null);
      },
    );
  };
