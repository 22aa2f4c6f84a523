/** Routes of privacy: masked values in full. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { revealBody, revealedSchema } from './privacy-contract.ts';
import { reveal } from './reveal.ts';

const tags = ['privacy'];

export const privacyRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/reveals',
      {
        config: { access: 'personal.reveal' },
        schema: {
          tags,
          summary: 'See one masked value in full, with a reason',
          body: revealBody,
          response: { 200: revealedSchema },
        },
      },
      async (request, reply) => {
        const { body, id: requestId, ip: address } = request;
        const value = await reveal(product, callerOf(request), { body, requestId, address });
        return reply.header('cache-control', 'no-store').send(value);
      },
    );
  };
