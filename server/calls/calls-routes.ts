/** Routes of calls: what everybody reads, and what the bureau drafts, publishes and changes. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { referenceSchema } from '../reference/reference-contract.ts';
import {
  amendCallSchema,
  callDraftSchema,
  clockSchema,
  closeCallSchema,
  extendCallSchema,
  managedCallListSchema,
  managedCallSchema,
  newSubIndustrySchema,
  publicCallListSchema,
  publicCallSchema,
  publishCallSchema,
  saveDraftSchema,
} from './calls-contract.ts';
import { amendCall, closeCall, extendCall } from './change-call.ts';
import { draftCall, publishCall, saveDraft } from './draft-call.ts';
import { addSubIndustry } from './sub-industries.ts';
import { listManagedCalls, listPublicCalls, viewManagedCall, viewPublicCall } from './view-calls.ts';

const tags = ['calls'];
const params = z.strictObject({ id });
const coded = z.strictObject({ code: z.string().min(1).max(60) });
/** Short, so that an extension is seen at once. */
const shared = 'public, max-age=15';

export const callsRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/clock',
      {
        config: { access: 'clock.read', public: true },
        schema: { tags, summary: 'What time it is here', response: { 200: clockSchema } },
      },
      async (_, reply) => {
        const now = await product.clock.now(product.db);
        return reply.header('cache-control', 'no-store').send({ now: now.toISOString() });
      },
    );
    app.get(
      '/public/calls',
      {
        config: { access: 'call.readPublic', public: true, rate: 'publicRead' },
        schema: { tags, summary: 'Published calls, for everybody', response: { 200: publicCallListSchema } },
      },
      async (_, reply) => reply.header('cache-control', shared).send(await listPublicCalls(product)),
    );
    app.get(
      '/public/calls/:code',
      {
        config: { access: 'call.readPublic', public: true, rate: 'publicRead' },
        schema: {
          tags,
          summary: 'A published call, for everybody',
          params: coded,
          response: { 200: publicCallSchema },
        },
      },
      async ({ params }, reply) =>
        reply.header('cache-control', shared).send(await viewPublicCall(product, params.code)),
    );
    app.get(
      '/calls/managed',
      {
        config: { access: 'call.read' },
        schema: { tags, summary: 'Calls with drafts, for the bureau', response: { 200: managedCallListSchema } },
      },
      async (request) => listManagedCalls(product, callerOf(request)),
    );
    app.post(
      '/calls',
      {
        config: { access: 'call.draft' },
        schema: { tags, summary: 'Draft a call', body: callDraftSchema, response: { 201: managedCallSchema } },
      },
      async (request, reply) => reply.code(201).send(await draftCall(product, callerOf(request), request.body)),
    );
    app.get(
      '/calls/:id',
      {
        config: { access: 'call.read' },
        schema: { tags, summary: 'A call, for the bureau', params, response: { 200: managedCallSchema } },
      },
      async (request) => viewManagedCall(product, product.db, callerOf(request), request.params.id),
    );
    app.put(
      '/calls/:id',
      {
        config: { access: 'call.draft' },
        schema: { tags, summary: 'Save a draft', params, body: saveDraftSchema, response: { 200: managedCallSchema } },
      },
      async (request) => saveDraft(product, callerOf(request), request.params.id, request.body),
    );
    app.post(
      '/calls/:id/publish',
      {
        config: { access: 'call.publish' },
        schema: {
          tags,
          summary: 'Publish a call (director, not its author)',
          params,
          body: publishCallSchema,
          response: { 200: managedCallSchema },
        },
      },
      async (request) => publishCall(product, callerOf(request), { id: request.params.id, ...request.body }),
    );
    app.post(
      '/calls/:id/amend',
      {
        config: { access: 'call.amend' },
        schema: {
          tags,
          summary: 'Amend title, notice, scope, quotas',
          params,
          body: amendCallSchema,
          response: { 200: managedCallSchema },
        },
      },
      async (request) => amendCall(product, callerOf(request), request.params.id, request.body),
    );
    app.post(
      '/calls/:id/extend',
      {
        config: { access: 'call.extend' },
        schema: {
          tags,
          summary: 'Move dates later; the deadlines of its cases follow',
          params,
          body: extendCallSchema,
          response: { 200: managedCallSchema },
        },
      },
      async (request) => extendCall(product, callerOf(request), request.params.id, request.body),
    );
    app.post(
      '/calls/:id/close',
      {
        config: { access: 'call.close' },
        schema: { tags, summary: 'Close early', params, body: closeCallSchema, response: { 200: managedCallSchema } },
      },
      async (request) => closeCall(product, callerOf(request), request.params.id, request.body),
    );
    app.post(
      '/sub-industries',
      {
        config: { access: 'subIndustry.add' },
        schema: { tags, summary: 'Add a sub-industry', body: newSubIndustrySchema, response: { 201: referenceSchema } },
      },
      async (request, reply) => reply.code(201).send(await addSubIndustry(product, callerOf(request), request.body)),
    );
  };
