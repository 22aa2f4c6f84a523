/** Routes of the commitment letter. What a link carries is sent in a body, never in an address. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { fromOf } from '../membership/from.ts';
import type { Product } from '../product.ts';
import { askConfirmation } from './ask-confirmation.ts';
import {
  askSchema,
  commitmentSchema,
  confirmByLinkSchema,
  confirmSchema,
  linkedCommitmentSchema,
  openLinkSchema,
} from './commitment-contract.ts';
import { getCommitment } from './commitment-desk.ts';
import { confirmByLink, openByLink } from './confirm-by-link.ts';
import { confirmCommitment } from './confirm-commitment.ts';

const tags = ['papers'];
const params = z.strictObject({ id });

export const confirmationRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/commitment',
      {
        config: { access: 'commitment.read' },
        schema: {
          tags,
          summary: 'The commitment letter and where it stands',
          params,
          response: { 200: commitmentSchema },
        },
      },
      (request) => getCommitment(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/commitment/link',
      {
        config: { access: 'commitment.ask', rate: 'register' },
        schema: {
          tags,
          summary: 'Send the legal representative a link to confirm the commitment',
          params,
          body: askSchema,
          response: { 200: commitmentSchema },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { id: caseId } = request.params;
        await askConfirmation(product, caller, { caseId, email: request.body.email, from: fromOf(request) });
        return getCommitment(product, caller, caseId);
      },
    );
    app.post(
      '/cases/:id/commitment',
      {
        config: { access: 'commitment.confirm' },
        schema: {
          tags,
          summary: 'Confirm the commitment from one’s own account',
          params,
          body: confirmSchema,
          response: { 200: commitmentSchema },
        },
      },
      async (request) => {
        const caller = callerOf(request);
        const { id: caseId } = request.params;
        await confirmCommitment(product, caller, { caseId, said: request.body, from: fromOf(request) });
        return getCommitment(product, caller, caseId);
      },
    );
    app.post(
      '/commitments/open',
      {
        config: { access: 'commitment.open', public: true, rate: 'register' },
        schema: {
          tags,
          summary: 'What a link asks to confirm',
          body: openLinkSchema,
          response: { 200: linkedCommitmentSchema },
        },
      },
      (request) => openByLink(product, { token: request.body.token, from: fromOf(request) }),
    );
    app.post(
      '/commitments/confirm',
      {
        config: { access: 'commitment.give', public: true, rate: 'register' },
        schema: {
          tags,
          summary: 'Confirm the commitment by a link',
          body: confirmByLinkSchema,
          response: { 200: linkedCommitmentSchema },
        },
      },
      (request) => {
        const { token, ...said } = request.body;
        return confirmByLink(product, { token, said, from: fromOf(request) });
      },
    );
  };
