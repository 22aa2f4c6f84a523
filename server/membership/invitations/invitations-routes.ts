/** Invitations over HTTP. What a link carries is sent in a body, never in an address. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../http/wire-contract.ts';
import { callerOf } from '../../identity/session-hook.ts';
import type { Product } from '../../product.ts';
import { fromOf } from '../from.ts';
import { acceptInvitation, openInvitation } from './accept.ts';
import {
  acceptedInvitationSchema,
  acceptInvitationSchema,
  invitationListQuery,
  invitationListSchema,
  invitationSchema,
  inviteSchema,
  openedInvitationSchema,
  openInvitationSchema,
} from './invitations-contract.ts';
import { invite } from './invite.ts';
import { confirm, listInvitations, sendAgain, withdraw } from './manage-invitations.ts';

const tags = ['membership'];
const params = z.strictObject({ id });
const response = { 200: invitationSchema };

export const invitationsRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organisations/:id/invitations',
      {
        config: { access: 'invitations.list' },
        schema: {
          tags,
          summary: 'Invitations of an organisation',
          params,
          querystring: invitationListQuery,
          response: { 200: invitationListSchema },
        },
      },
      async (request) =>
        listInvitations(product, callerOf(request), { organisationId: request.params.id, ...request.query }),
    );
    app.post(
      '/organisations/:id/invitations',
      {
        config: { access: 'invitation.send' },
        schema: {
          tags,
          summary: 'Invite somebody by mail',
          params,
          body: inviteSchema,
          response: { 201: invitationSchema },
        },
      },
      async (request, reply) => {
        const said = { organisationId: request.params.id, said: request.body, from: fromOf(request) };
        return reply.code(201).send(await invite(product, callerOf(request), said));
      },
    );
    app.post(
      '/invitations/:id/send',
      {
        config: { access: 'invitation.send' },
        schema: { tags, summary: 'Send an invitation again', params, response },
      },
      async (request) =>
        sendAgain(product, callerOf(request), { invitationId: request.params.id, from: fromOf(request) }),
    );
    app.post(
      '/invitations/:id/withdraw',
      {
        config: { access: 'invitation.withdraw' },
        schema: { tags, summary: 'Withdraw an invitation', params, response },
      },
      async (request) =>
        withdraw(product, callerOf(request), { invitationId: request.params.id, from: fromOf(request) }),
    );
    app.post(
      '/invitations/:id/confirm',
      {
        config: { access: 'invitation.confirm' },
        schema: { tags, summary: 'Confirm an invitation to a guarded role', params, response },
      },
      async (request) =>
        confirm(product, callerOf(request), { invitationId: request.params.id, from: fromOf(request) }),
    );
    app.post(
      '/invitations/open',
      {
        config: { public: true, access: 'invitation.open', rate: 'register' },
        schema: {
          tags,
          summary: 'What an invitation is for, by its link',
          body: openInvitationSchema,
          response: { 200: openedInvitationSchema },
        },
      },
      async (request) => openInvitation(product, { ...request.body, from: fromOf(request) }),
    );
    app.post(
      '/invitations/accept',
      {
        config: { public: true, access: 'invitation.accept', rate: 'register' },
        schema: {
          tags,
          summary: 'Accept an invitation',
          body: acceptInvitationSchema,
          response: { 200: acceptedInvitationSchema },
        },
      },
      async (request) => acceptInvitation(product, request.caller, { said: request.body, from: fromOf(request) }),
    );
  };
