/** Routes of how cases go on: pace, nudges, following, and lists of one's own cases. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { caseListSchema } from '../cases/case-contract.ts';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { followCase } from './follow.ts';
import { listTaskClocks } from './list-clocks.ts';
import { listOwnCases } from './list-own-cases.ts';
import { nudgeDesk } from './nudge.ts';
import { followSchema, paceSchema, taskClocksQuery, taskClocksSchema, taskListQuery } from './reminders-contract.ts';
import { viewPace } from './view-pace.ts';

const tags = ['notifications'];
const params = z.strictObject({ id });

export const remindersRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/tasks',
      {
        config: { access: 'case.list' },
        schema: {
          tags,
          summary: 'Cases that one has worked on, began or follows',
          querystring: taskListQuery,
          response: { 200: caseListSchema },
        },
      },
      async (request) => listOwnCases(product, callerOf(request), request.query),
    );
    app.get(
      '/tasks/clocks',
      {
        config: { access: 'case.list' },
        schema: {
          tags,
          summary: 'Working days used, left and late, of cases on a list',
          querystring: taskClocksQuery,
          response: { 200: taskClocksSchema },
        },
      },
      async (request) => listTaskClocks(product, callerOf(request), request.query.cases),
    );
    app.get(
      '/cases/:id/pace',
      {
        config: { access: 'case.read' },
        schema: {
          tags,
          summary: 'Since when a case lies where it lies, and how long that usually takes',
          params,
          response: { 200: paceSchema },
        },
      },
      async (request) => viewPace(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/nudges',
      {
        config: { access: 'case.nudge', rate: 'nudge' },
        schema: { tags, summary: 'Nudge the desk of a case', params, response: { 200: paceSchema } },
      },
      async (request) => nudgeDesk(product, callerOf(request), request.params.id),
    );
    app.put(
      '/cases/:id/follow',
      {
        config: { access: 'case.follow' },
        schema: {
          tags,
          summary: 'Follow a case, or no longer',
          params,
          body: followSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { following } = request.body;
        await followCase(product, callerOf(request), { caseId: request.params.id, following });
        return reply.code(204).send(null);
      },
    );
  };
