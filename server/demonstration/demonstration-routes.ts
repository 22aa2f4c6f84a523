/** Demonstration mode over HTTP: who can be signed in as, and the clock that moves ahead. Without it there is nothing here. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf, leaveScope } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { advanceClockSchema, clockViewSchema, demonstrationSchema } from '../reference/reference-contract.ts';
import { advanceClock } from './advance-clock.ts';
import { letterListSchema, letterQuery } from './letters-contract.ts';
import { viewDemonstration } from './list-accounts.ts';
import { listLetters } from './list-letters.ts';

const tags = ['demonstration'];

export const demonstrationRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    // Strangers choose whom to be, and the clock that moves takes the whole city along.
    app.addHook('preHandler', leaveScope);
    app.get(
      '/demonstration',
      {
        config: { access: 'demonstration.read', public: true },
        schema: { tags, summary: 'Demonstration accounts', response: { 200: demonstrationSchema } },
      },
      async () => viewDemonstration(product),
    );
    app.get(
      '/demonstration/letters',
      {
        config: { public: true, access: 'letter.readDemonstration' },
        schema: {
          tags,
          summary: 'Letters to one address, instead of a mailbox',
          querystring: letterQuery,
          response: { 200: letterListSchema },
        },
      },
      async (request) => listLetters(product, request.query.address),
    );
    app.post(
      '/demonstration/clock',
      {
        config: { access: 'clock.advance' },
        schema: {
          tags,
          summary: 'Let time pass (administrator)',
          body: advanceClockSchema,
          response: { 200: clockViewSchema },
        },
      },
      async (request) => advanceClock(product, callerOf(request), request.body.to),
    );
  };
