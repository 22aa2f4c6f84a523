/** Routes of registering: for strangers, and for those who let others in. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { localeOf } from '../../http/answer-problems.ts';
import { isOfThisMachine } from '../../http/this-machine.ts';
import { id, pageQuery } from '../../http/wire-contract.ts';
import { callerOf } from '../../identity/session-hook.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { beginRegistration, resendConfirmation } from './begin-registration.ts';
import { viewCreditCode } from './check-code.ts';
import { confirmRegistration } from './confirm-registration.ts';
import { decideJoinRequest, listJoinRequests } from './join-requests.ts';
import {
  confirmedSchema,
  confirmSchema,
  creditCodeQuery,
  creditCodeSchema,
  decideJoinSchema,
  joinDecidedSchema,
  joinRequestListSchema,
  registeredSchema,
  registerSchema,
  resendSchema,
} from './registration-contract.ts';

const tags = ['registration'];
const HOUR_MS = 3_600_000;

export const registrationRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(rateLimit, { global: false });
    const limit = limitsOf(product);
    app.post(
      '/registrations',
      {
        config: { public: true, access: 'registration.begin', rate: 'register', rateLimit: limit(30) },
        schema: {
          tags,
          summary: 'Register an organisation and oneself',
          description: 'Answered alike whether the address has an account or not; its reader gets a letter',
          body: registerSchema,
          response: { 202: registeredSchema },
        },
      },
      async (request, reply) => reply.code(202).send(await beginRegistration(product, request.body, placeOf(request))),
    );
    app.post(
      '/registrations/letter',
      {
        config: { public: true, access: 'registration.begin', rate: 'register', rateLimit: limit(30) },
        schema: {
          tags,
          summary: 'Send the confirming letter again',
          body: resendSchema,
          response: { 202: registeredSchema },
        },
      },
      async (request, reply) => reply.code(202).send(await resendConfirmation(product, request.body)),
    );
    app.post(
      '/registrations/confirmation',
      {
        config: { public: true, access: 'registration.confirm', rateLimit: limit(60) },
        schema: {
          tags,
          summary: 'Confirm the mail address with the link of the letter and the password',
          body: confirmSchema,
          response: { 200: confirmedSchema },
        },
      },
      async (request) => confirmRegistration(product, request.body, placeOf(request)),
    );
    app.get(
      '/credit-code',
      {
        config: { public: true, access: 'creditCode.check', rateLimit: limit(3000) },
        schema: {
          tags,
          summary: 'Check a unified social credit code while it is typed',
          querystring: creditCodeQuery,
          response: { 200: creditCodeSchema },
        },
      },
      async (request) => viewCreditCode(request.query.code, localeOf(request)),
    );
    await app.register(joinRoutes(product));
  };

const joinRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/join-requests',
      {
        config: { access: 'joinRequest.list' },
        schema: {
          tags,
          summary: 'Who asks to join, for those who decide',
          querystring: z.strictObject(pageQuery),
          response: { 200: joinRequestListSchema },
        },
      },
      async (request) => listJoinRequests(product, callerOf(request), request.query),
    );
    app.post(
      '/join-requests/:id/decision',
      {
        config: { access: 'joinRequest.decide' },
        schema: {
          tags,
          summary: 'Accept or decline who asks to join',
          params: z.strictObject({ id }),
          body: decideJoinSchema,
          response: { 200: joinDecidedSchema },
        },
      },
      async (request) =>
        decideJoinRequest(product, callerOf(request), {
          id: request.params.id,
          said: request.body,
          requestId: request.id,
        }),
    );
  };

const placeOf = (request: FastifyRequest) => ({ address: request.ip, requestId: request.id });

/** Per address and hour; generous enough for an office behind one. */
const limitsOf =
  ({ settings }: Product) =>
  (most: number) => ({
    timeWindow: HOUR_MS,
    max: (request: FastifyRequest) => (isOfThisMachine(settings, request) ? 6000 : most),
    errorResponseBuilder: (_: FastifyRequest, { ttl }: { ttl: number }) =>
      new Refused('too-many', { seconds: Math.ceil(ttl / 1000) }),
  });
