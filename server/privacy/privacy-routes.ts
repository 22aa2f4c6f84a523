/** Routes of privacy: masked values in full, who objected, what is kept, and all of it to take along. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { attachmentHeader } from '../papers/file-names.ts';
import type { Product } from '../product.ts';
import { exportOrganisation } from './export/export-organisation.ts';
import { listObjectors, recordObjector } from './objectors.ts';
import {
  objectorListSchema,
  privacySchema,
  recordObjectorBody,
  revealBody,
  revealedSchema,
} from './privacy-contract.ts';
import { reveal } from './reveal.ts';
import { viewPrivacy } from './view-privacy.ts';

const tags = ['privacy'];
const params = z.strictObject({ id });
/** Neither a browser nor a proxy keeps it. */
const notKept = ['cache-control', 'no-store'] as const;

export const privacyRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/privacy',
      {
        config: { access: 'privacy.read' },
        schema: { tags, summary: 'What is kept about the caller, why and how long', response: { 200: privacySchema } },
      },
      async (request, reply) => reply.header(...notKept).send(await viewPrivacy(product, callerOf(request))),
    );
    // A HEAD request would count as an export.
    app.get(
      '/organisations/:id/export',
      {
        exposeHeadRoute: false,
        config: { access: 'organisation.export', rate: 'export' },
        schema: { tags, summary: 'Everything about the own organisation, as a ZIP', params },
      },
      async (request, reply) => {
        const { params: of, id: requestId, ip: address } = request;
        const asked = { organisationId: of.id, requestId, address };
        const { fileName, bytes } = await exportOrganisation(product, callerOf(request), asked);
        return reply
          .header(...notKept)
          .header('content-disposition', attachmentHeader(fileName))
          .header('x-content-type-options', 'nosniff')
          .type('application/zip')
          .send(bytes);
      },
    );
    app.post(
      '/reveals',
      {
        config: { access: 'personal.reveal', rate: 'reveal' },
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
