/** Routes of messages on a case. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { keyOf } from '../http/idempotency-key.ts';
import { id, pageQuery } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { listMessages } from './list-messages.ts';
import { markRead } from './mark-read.ts';
import {
  messageListSchema,
  messageSchema,
  readToSchema,
  unreadSchema,
  writeMessageSchema,
} from './messages-contract.ts';
import { writeMessage } from './write-message.ts';

const params = z.strictObject({ id });
const tags = ['messages'];

export const messagesRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/messages',
      {
        config: { access: 'message.list' },
        schema: {
          tags,
          summary: 'Messages on a case, newest first',
          params,
          querystring: z.strictObject(pageQuery),
          response: { 200: messageListSchema },
        },
      },
      async (request) => listMessages(product, callerOf(request), { caseId: request.params.id, ...request.query }),
    );
    app.post(
      '/cases/:id/messages',
      {
        config: { access: 'message.write', rate: 'message' },
        schema: {
          tags,
          summary: 'Write a message on a case',
          params,
          body: writeMessageSchema,
          response: { 201: messageSchema },
        },
      },
      async (request, reply) => {
        const message = await writeMessage(product, callerOf(request), {
          caseId: request.params.id,
          body: request.body,
          key: keyOf(request),
          requestId: request.id,
        });
        return reply.code(201).send(message);
      },
    );
    app.put(
      '/cases/:id/messages/read',
      {
        config: { access: 'message.markRead' },
        schema: {
          tags,
          summary: 'Say how far one has read',
          params,
          body: readToSchema,
          response: { 200: unreadSchema },
        },
      },
      async (request) => markRead(product, callerOf(request), { caseId: request.params.id, upTo: request.body.upTo }),
    );
  };
