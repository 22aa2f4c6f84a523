/** The members of an organisation over HTTP. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../http/wire-contract.ts';
import { callerOf } from '../../identity/session-hook.ts';
import type { Product } from '../../product.ts';
import { fromOf } from '../from.ts';
import { appoint } from './appoint.ts';
import { changeRole } from './change-role.ts';
import { endMember, leave } from './end-member.ts';
import { handOver } from './hand-over.ts';
import { listMembers } from './list-members.ts';
import {
  appointSchema,
  changeRoleSchema,
  endMembershipSchema,
  handOverSchema,
  memberListQuery,
  memberListSchema,
} from './members-contract.ts';

const tags = ['membership'];
const params = z.strictObject({ id });
const done = { 204: z.null() };

export const membersRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organisations/:id/members',
      {
        config: { access: 'members.list' },
        schema: {
          tags,
          summary: 'Members of an organisation',
          params,
          querystring: memberListQuery,
          response: { 200: memberListSchema },
        },
      },
      async (request) =>
        listMembers(product, callerOf(request), { organisationId: request.params.id, ...request.query }),
    );
    app.put(
      '/members/:id/administers',
      {
        config: { access: 'member.appoint' },
        schema: { tags, summary: 'Make or unmake who administers', params, body: appointSchema, response: done },
      },
      async (request, reply) => {
        const said = { memberId: request.params.id, ...request.body, from: fromOf(request) };
        await appoint(product, callerOf(request), said);
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/members/:id/end',
      {
        config: { access: 'member.end' },
        schema: { tags, summary: "End somebody's membership", params, body: endMembershipSchema, response: done },
      },
      async (request, reply) => {
        const said = { memberId: request.params.id, ...request.body, from: fromOf(request) };
        await endMember(product, callerOf(request), said);
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/members/:id/leave',
      {
        config: { access: 'member.leave' },
        schema: { tags, summary: 'Leave the organisation', params, body: endMembershipSchema, response: done },
      },
      async (request, reply) => {
        await leave(product, callerOf(request), {
          memberId: request.params.id,
          ...request.body,
          from: fromOf(request),
        });
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/members/:id/handover',
      {
        config: { access: 'member.handOver' },
        schema: { tags, summary: 'Hand over to a colleague', params, body: handOverSchema, response: done },
      },
      async (request, reply) => {
        const said = { memberId: request.params.id, ...request.body, from: fromOf(request) };
        await handOver(product, callerOf(request), said);
        return reply.code(204).send(null);
      },
    );
    app.post(
      '/members/:id/role',
      {
        config: { access: 'member.changeRole' },
        schema: { tags, summary: 'Give another role of the office', params, body: changeRoleSchema, response: done },
      },
      async (request, reply) => {
        const said = { memberId: request.params.id, ...request.body, from: fromOf(request) };
        await changeRole(product, callerOf(request), said);
        return reply.code(204).send(null);
      },
    );
  };
