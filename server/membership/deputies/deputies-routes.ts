/** Deputies over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../http/wire-contract.ts';
import { callerOf } from '../../identity/session-hook.ts';
import type { Product } from '../../product.ts';
import { fromOf } from '../from.ts';
import { deputyListQuery, deputyListSchema, nameDeputySchema } from './deputies-contract.ts';
import { endDeputy } from './end-deputy.ts';
import { listDeputies } from './list-deputies.ts';
import { nameDeputy } from './name-deputy.ts';

const tags = ['membership'];
const params = z.strictObject({ id });

export const deputiesRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organisations/:id/deputies',
      {
        config: { access: 'deputies.list' },
        schema: {
          tags,
          summary: 'Who stands in for whom',
          params,
          querystring: deputyListQuery,
          response: { 200: deputyListSchema },
        },
      },
      async (request) =>
        listDeputies(product, callerOf(request), { organisationId: request.params.id, ...request.query }),
    );
    app.post(
      '/members/:id/deputies',
      {
        config: { access: 'deputy.name' },
        schema: {
          tags,
          summary: 'Name a colleague as deputy for some days',
          params,
          body: nameDeputySchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const said = { memberId: request.params.id, ...request.body, origin: fromOf(request) };
        await nameDeputy(product, callerOf(request), said);
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/deputies/:id/end',
      {
        config: { access: 'deputy.end' },
        schema: { tags, summary: 'End a deputyship early', params, response: { 204: z.null() } },
      },
      async (request, reply) => {
        await endDeputy(product, callerOf(request), { deputyshipId: request.params.id, from: fromOf(request) });
        return reply.code(204).send(null);
      },
    );
  };
