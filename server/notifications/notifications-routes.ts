/** Routes of notifications: the list, the live stream, how to be told, and letters that failed. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { localeOf } from '../http/answer-problems.ts';
import { id, pageQuery } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { saveChoices, viewChoices } from './choices.ts';
import { listFailedLetters, sendAgain } from './failed-letters.ts';
import { listNotifications, markNotificationsRead } from './list-notifications.ts';
import { openLive } from './live.ts';
import {
  choicesSchema,
  chooseSchema,
  failedLetterListSchema,
  markReadSchema,
  notificationListSchema,
  streamQuery,
  unreadNotificationsSchema,
} from './notifications-contract.ts';
import { openStream } from './open-stream.ts';

const tags = ['notifications'];
const querystring = z.strictObject(pageQuery);

export const notificationsRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    const live = openLive(product, app.log);
    // Before the server waits for its connections to end: these would not by themselves.
    app.addHook('preClose', async () => live.close());
    app.get(
      '/notifications',
      {
        config: { access: 'notification.list', unattended: true },
        schema: {
          tags,
          summary: 'Own notifications, newest first',
          querystring,
          response: { 200: notificationListSchema },
        },
      },
      async (request) => listNotifications(product, callerOf(request), request.query),
    );
    app.put(
      '/notifications/:id/read',
      {
        config: { access: 'notification.markRead' },
        schema: {
          tags,
          summary: 'Mark a notification as read, with those before it if one likes',
          params: z.strictObject({ id }),
          body: markReadSchema,
          response: { 200: unreadNotificationsSchema },
        },
      },
      async (request) => markNotificationsRead(product, callerOf(request), { id: request.params.id, ...request.body }),
    );
    app.get(
      '/notifications/stream',
      {
        config: { access: 'notification.follow', unattended: true, rate: 'stream' },
        schema: {
          tags,
          summary: 'Live: unread notifications, and cases that moved',
          description:
            'Server-sent events. `unread`: `{ unread }`. `cases`: `{ changes: [{ id, seq, by, did, state, desk }] }` of cases that the ' +
            'caller sees. `resync`: too much has happened; read anew. `ended`: the session is over. `full`: too many streams; ask ' +
            'now and then instead. `Last-Event-ID` is honoured for ten minutes.',
          querystring: streamQuery,
          produces: ['text/event-stream'],
        },
      },
      async (request, reply) => {
        await openStream(product, live, { request, reply, seconds: request.query.seconds });
        return reply;
      },
    );
    app.get(
      '/notification-choices',
      {
        config: { access: 'notification.choose' },
        schema: { tags, summary: 'How one is told, by topic', response: { 200: choicesSchema } },
      },
      async (request) => viewChoices(product.db, callerOf(request)),
    );
    app.put(
      '/notification-choices',
      {
        config: { access: 'notification.choose' },
        schema: { tags, summary: 'Choose how to be told', body: chooseSchema, response: { 200: choicesSchema } },
      },
      async (request) => saveChoices(product, callerOf(request), request.body),
    );
    app.get(
      '/failed-letters',
      {
        config: { access: 'failedLetter.list' },
        schema: {
          tags,
          summary: 'Letters that the mail server did not take, newest first',
          querystring,
          response: { 200: failedLetterListSchema },
        },
      },
      async (request) => {
        const english = localeOf(request) === 'en';
        return listFailedLetters(product, callerOf(request), { ...request.query, english });
      },
    );
    app.post(
      '/failed-letters/:letterId/again',
      {
        config: { access: 'failedLetter.sendAgain' },
        schema: {
          tags,
          summary: 'Send one of them again',
          params: z.strictObject({ letterId: id }),
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await sendAgain(product, callerOf(request), request.params.letterId);
        return reply.code(204).send(null);
      },
    );
  };
