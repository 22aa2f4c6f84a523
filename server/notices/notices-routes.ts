/** Routes of public notices: for everybody, signed in or not. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Product } from '../product.ts';
import { noticeListQuery, noticeListSchema, noticeParams, noticeQuery, noticeSchema } from './notices-contract.ts';
import { getNotice, listNotices } from './read-notices.ts';

const tags = ['notices'];
/** An objection that holds an entry is seen within the minute. */
const kept = ['cache-control', 'public, max-age=30'] as const;

export const noticesRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/public/notices',
      {
        config: { public: true, access: 'notice.read', rate: 'publicRead' },
        schema: {
          tags,
          summary: 'Public notices, newest first',
          querystring: noticeListQuery,
          response: { 200: noticeListSchema },
        },
      },
      async (request, reply) => reply.header(...kept).send(await listNotices(product, request.query)),
    );
    app.get(
      '/public/notices/:number',
      {
        config: { public: true, access: 'notice.read', rate: 'publicRead' },
        schema: {
          tags,
          summary: 'A public notice, at its address for good',
          params: noticeParams,
          querystring: noticeQuery,
          response: { 200: noticeSchema },
        },
      },
      async (request, reply) =>
        reply.header(...kept).send(await getNotice(product, { ...request.params, ...request.query })),
    );
  };
