/** Routes of messages on a case. */
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { keyOf } from '../http/idempotency-key.ts';
import { id, pageQuery } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { cutEndless } from '../papers/cut-endless.ts';
import { documentSchema } from '../papers/papers-contract.ts';
import { receiveFile } from '../papers/receive-file.ts';
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
import { uploadMessageFile } from './upload-file.ts';
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
    await app.register(fileRoutes(product));
  };

/** Apart, because within it multipart bodies are taken. */
const fileRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart);
    app.addHook('onResponse', cutEndless);
    app.post(
      '/cases/:id/messages/files',
      {
        config: { access: 'message.write', rate: 'upload' },
        schema: {
          tags,
          summary: 'Upload a file that is to go with a message',
          description: 'multipart/form-data with one part named `file`',
          consumes: ['multipart/form-data'],
          params,
          response: { 201: documentSchema },
        },
      },
      async (request, reply) => {
        const file = await uploadMessageFile(product, callerOf(request), {
          caseId: request.params.id,
          requestId: request.id,
          receive: (maxBytes) => receiveFile(request, maxBytes),
        });
        return reply.code(201).send(file);
      },
    );
  };
