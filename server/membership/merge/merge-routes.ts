/** Routes of merging duplicate organisations. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../http/wire-contract.ts';
import { callerOf } from '../../identity/session-hook.ts';
import type { Product } from '../../product.ts';
import { mergePlanSchema, mergeQuery, mergeSchema } from './merge-contract.ts';
import { mergeOrganisations } from './merge-organisations.ts';
import { viewMergePlan } from './plan-merge.ts';

const tags = ['registration'];
const params = z.strictObject({ id });

export const mergeRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organisations/:id/merge',
      {
        config: { access: 'organisation.merge' },
        schema: {
          tags,
          summary: 'What a duplicate and the one that stays have',
          params,
          querystring: mergeQuery,
          response: { 200: mergePlanSchema },
        },
      },
      async (request) => viewMergePlan(product, callerOf(request), { id: request.params.id, into: request.query.into }),
    );
    app.post(
      '/organisations/:id/merge',
      {
        config: { access: 'organisation.merge' },
        schema: {
          tags,
          summary: 'Merge a duplicate into the one that stays',
          params,
          body: mergeSchema,
          response: { 200: mergePlanSchema },
        },
      },
      async (request) =>
        mergeOrganisations(product, callerOf(request), {
          id: request.params.id,
          ...request.body,
          requestId: request.id,
        }),
    );
  };
