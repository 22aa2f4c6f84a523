/** What does not belong to a case: the machine, the city's lists, programmes, calls, organisations. */
import { createHash } from 'node:crypto';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { changeStanding } from './change-standing.ts';
import { listCalls } from './list-calls.ts';
import { listOrganisations } from './list-organisations.ts';
import { viewMachine } from './machine-view.ts';
import {
  callListSchema,
  changeStandingSchema,
  editionViewSchema,
  machineSchema,
  organisationListQuery,
  organisationListSchema,
  organisationSchema,
  policyListSchema,
  policyViewSchema,
  referenceSchema,
} from './reference-contract.ts';
import { listPolicies, viewPolicy, viewReference } from './reference-views.ts';

const tags = ['reference'];
const named = z.strictObject({ id: z.string().min(1).max(60) });
/** Policies and editions never change (a trigger refuses it). */
const forGood = 'private, max-age=86400, immutable';

export const referenceRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    // Some 70 kB that change with a release only: written once, not for every request.
    const machine = viewMachine();
    const machineText = JSON.stringify(machineSchema.parse(machine));
    const machineTag = `"${createHash('sha256').update(machineText).digest('base64url').slice(0, 22)}"`;
    app.get(
      '/machine',
      {
        config: { access: 'machine.read', public: true },
        schema: { tags, summary: 'The case machine', response: { 200: machineSchema, 304: z.null() } },
      },
      async (request, reply) => {
        reply.header('etag', machineTag).header('cache-control', 'public, max-age=300');
        if (request.headers['if-none-match']?.includes(machineTag)) return reply.code(304).send(null);
        return reply
          .type('application/json; charset=utf-8')
          .serializer(() => machineText)
          .send(machine);
      },
    );
    app.get(
      '/reference',
      {
        config: { access: 'reference.read', public: true },
        schema: { tags, summary: 'Districts, sub-industries, limits of uploads', response: { 200: referenceSchema } },
      },
      async (_, reply) => reply.header('cache-control', 'public, max-age=300').send(await viewReference(product.db)),
    );
    app.get(
      '/policies',
      {
        config: { access: 'policy.read' },
        schema: { tags, summary: 'The programmes there are', response: { 200: policyListSchema } },
      },
      async () => listPolicies(product),
    );
    app.get(
      '/policies/:id',
      {
        config: { access: 'policy.read' },
        schema: { tags, summary: 'A programme', params: named, response: { 200: policyViewSchema } },
      },
      async ({ params }, reply) => reply.header('cache-control', forGood).send(await viewPolicy(product, params.id)),
    );
    app.get(
      '/editions/:id',
      {
        config: { access: 'edition.read' },
        schema: {
          tags,
          summary: 'An edition of the level indicators',
          params: named,
          response: { 200: editionViewSchema },
        },
      },
      async ({ params }, reply) => {
        const edition = await product.policies.edition(params.id);
        return reply.header('cache-control', forGood).send({ id: params.id, edition });
      },
    );
    app.get(
      '/calls',
      {
        config: { access: 'call.list' },
        schema: { tags, summary: 'Published calls', response: { 200: callListSchema } },
      },
      async (request) => listCalls(product, callerOf(request)),
    );
    app.get(
      '/organisations',
      {
        config: { access: 'organisation.list' },
        schema: {
          tags,
          summary: 'Organisations of one kind',
          querystring: organisationListQuery,
          response: { 200: organisationListSchema },
        },
      },
      async (request) => listOrganisations(product, callerOf(request), request.query),
    );
    app.post(
      '/organisations/:id/standing',
      {
        config: { access: 'standing.change' },
        schema: {
          tags,
          summary: 'Admit, suspend or remove (director)',
          params: z.strictObject({ id }),
          body: changeStandingSchema,
          response: { 200: organisationSchema },
        },
      },
      async (request) => {
        const change = { organisationId: request.params.id, said: request.body, requestId: request.id };
        return changeStanding(product, callerOf(request), change);
      },
    );
  };
