/** Routes of objections and clues: handed in and followed by anybody, read and decided by the objection handlers. */
import multipart from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { localeOf } from '../http/answer-problems.ts';
import { arrivalOf } from '../http/arrival.ts';
import { keyOf } from '../http/idempotency-key.ts';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { cutEndless } from '../papers/cut-endless.ts';
import { attachmentHeader } from '../papers/file-names.ts';
import { receiveFile } from '../papers/receive-file.ts';
import type { Product } from '../product.ts';
import { decideObjection } from './decide-objection.ts';
import { fileObjection } from './file-objection.ts';
import { followObjection } from './follow-objection.ts';
import { listObjections } from './list-objections.ts';
import {
  clueBody,
  decisionBody,
  filedSchema,
  followBody,
  followedSchema,
  objectionBody,
  objectionListQuery,
  objectionListSchema,
  objectionSchema,
  paperSchema,
} from './objections-contract.ts';
import { openObjection, readPaper } from './open-objection.ts';
import { handInPaper } from './papers.ts';

const tags = ['notices'];
const params = z.strictObject({ id });
/** Neither a browser nor a proxy keeps it. */
const notKept = ['cache-control', 'no-store'] as const;

export const objectionsRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(filingRoutes(product));
    await app.register(paperRoutes(product));
    await app.register(deskRoutes(product));
  };

const filingRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    const filing = { public: true, access: 'objection.file', rate: 'objection' } as const;
    app.post(
      '/public/objections',
      {
        config: filing,
        schema: {
          tags,
          summary: 'Object to an entry of a notice',
          body: objectionBody,
          response: { 201: filedSchema },
        },
      },
      async (request, reply) => {
        const { body } = request;
        const filed = await fileObjection(product, { kind: 'objection', body, ...sentWith(request, reply) });
        return reply
          .code(201)
          .header(...notKept)
          .send(filed);
      },
    );
    app.post(
      '/public/clues',
      {
        config: filing,
        schema: { tags, summary: 'Give a clue without a name', body: clueBody, response: { 201: filedSchema } },
      },
      async (request, reply) => {
        const { body } = request;
        const filed = await fileObjection(product, { kind: 'clue', body, ...sentWith(request, reply) });
        return reply
          .code(201)
          .header(...notKept)
          .send(filed);
      },
    );
    app.post(
      '/public/objections/status',
      {
        config: { public: true, access: 'objection.follow', rate: 'objectionLookUp' },
        schema: {
          tags,
          summary: 'Follow an objection with its number and code',
          body: followBody,
          response: { 200: followedSchema },
        },
      },
      async (request, reply) =>
        reply.header(...notKept).send(await followObjection(product, { ...request.body, requestId: request.id })),
    );
  };

/** Apart, because within it multipart bodies are taken. */
const paperRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart);
    app.addHook('onResponse', cutEndless);
    app.post(
      '/public/objections/papers',
      {
        config: { public: true, access: 'objection.file', rate: 'objection' },
        schema: {
          tags,
          summary: 'Hand in a signed paper, to be named in an objection',
          description: 'multipart/form-data with one part named `file`',
          consumes: ['multipart/form-data'],
          response: { 201: paperSchema },
        },
      },
      async (request, reply) =>
        reply
          .code(201)
          .header(...notKept)
          .send(await handInPaper(product, (maxBytes) => receiveFile(request, maxBytes))),
    );
  };

const deskRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/objections',
      {
        config: { access: 'objection.list' },
        schema: {
          tags,
          summary: 'Objections and clues that came in',
          querystring: objectionListQuery,
          response: { 200: objectionListSchema },
        },
      },
      async (request, reply) =>
        reply.header(...notKept).send(await listObjections(product, callerOf(request), request.query)),
    );
    // A HEAD request would count as a reading.
    app.get(
      '/objections/:id',
      {
        exposeHeadRoute: false,
        config: { access: 'objection.open' },
        schema: { tags, summary: 'Open an objection or clue', params, response: { 200: objectionSchema } },
      },
      async (request, reply) => {
        const from = { id: request.params.id, requestId: request.id, address: request.ip };
        return reply.header(...notKept).send(await openObjection(product, callerOf(request), from));
      },
    );
    app.get(
      '/objections/:id/papers/:paper',
      {
        exposeHeadRoute: false,
        config: { access: 'objection.open' },
        schema: { tags, summary: 'A paper of an objection', params: z.strictObject({ id, paper: id }) },
      },
      async (request, reply) => {
        const from = { ...request.params, requestId: request.id, address: request.ip };
        const { name, mediaType, bytes } = await readPaper(product, callerOf(request), from);
        return reply
          .header(...notKept)
          .header('content-disposition', attachmentHeader(name))
          .header('x-content-type-options', 'nosniff')
          .type(mediaType)
          .send(bytes);
      },
    );
    app.post(
      '/objections/:id/decision',
      {
        config: { access: 'objection.decide' },
        schema: {
          tags,
          summary: 'Admit an objection or not; close a clue',
          params,
          body: decisionBody,
          response: { 200: objectionSchema },
        },
      },
      async (request, reply) => {
        const { body, id: requestId, ip: address } = request;
        const deciding = { id: request.params.id, body, locale: localeOf(request), requestId, address };
        return reply.header(...notKept).send(await decideObjection(product, callerOf(request), deciding));
      },
    );
  };

/** The instant of arrival decides whether it came in time. */
const sentWith = (request: FastifyRequest, reply: FastifyReply) => ({
  key: keyOf(request),
  requestId: request.id,
  arrivedAt: arrivalOf(reply),
});
