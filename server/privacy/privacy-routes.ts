/** Routes of privacy: masked values in full, who objected. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { listObjectors, recordObjector } from './objectors.ts';
import { objectorListSchema, recordObjectorBody, revealBody, revealedSchema } from './privacy-contract.ts';
import { reveal } from './reveal.ts';

const tags = ['privacy'];
const params = z.strictObject({ id });
/** Neither a browser nor a proxy keeps it. */
const notKept = ['cache-control', 'no-store'] as const;

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
        return reply.header(...notKept).send(value);
      },
    );
    // A HEAD request would count as a reading.
    app.get(
      '/cases/:id/objectors',
      {
        exposeHeadRoute: false,
        config: { access: 'objector.list' },
        schema: { tags, summary: 'Who objected (objection handler)', params, response: { 200: objectorListSchema } },
      },
      async (request, reply) => {
        const { id: requestId, ip: address } = request;
        const asked = { caseId: request.params.id, requestId, address };
        return reply.header(...notKept).send(await listObjectors(product, callerOf(request), asked));
      },
    );
    app.post(
      '/cases/:id/objectors',
      {
        config: { access: 'objector.record' },
        schema: {
          tags,
          summary: 'Record who objected (objection handler)',
          params,
          body: recordObjectorBody,
          response: { 201: objectorListSchema },
        },
      },
      async (request, reply) => {
        const { body, id: requestId, ip: address } = request;
        const asked = { caseId: request.params.id, objector: body, requestId, address };
        const list = await recordObjector(product, callerOf(request), asked);
        return reply
          .code(201)
          .header(...notKept)
          .send(list);
      },
    );
  };
