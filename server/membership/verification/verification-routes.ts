/** Routes of the organisation page and of the desks that verify. */
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../../http/wire-contract.ts';
import { callerOf } from '../../identity/session-hook.ts';
import { cutEndless } from '../../papers/cut-endless.ts';
import { inlineHeader } from '../../papers/file-names.ts';
import { receiveFile } from '../../papers/receive-file.ts';
import type { Product } from '../../product.ts';
import { changeContact, correctOrganisation } from './edit-organisation.ts';
import { handInLicence, readLicence } from './licence.ts';
import { listVerifications } from './list-verifications.ts';
import {
  contactSchema,
  correctSchema,
  decideVerificationSchema,
  organisationPageSchema,
  ownOrganisationsSchema,
  verificationListQuery,
  verificationListSchema,
} from './organisation-contract.ts';
import { viewOrganisationPage, viewOwnOrganisations } from './organisation-page.ts';
import { decideVerification, requestVerification } from './verify-organisation.ts';

const tags = ['registration'];
const params = z.strictObject({ id });
const page = { 200: organisationPageSchema };

export const verificationRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/organisations/own',
      {
        config: { access: 'organisation.readOwn' },
        schema: { tags, summary: 'The own organisations', response: { 200: ownOrganisationsSchema } },
      },
      async (request) => viewOwnOrganisations(product, callerOf(request)),
    );
    app.get(
      '/organisations/:id',
      {
        config: { access: 'organisation.read' },
        schema: { tags, summary: 'One organisation and its verification', params, response: page },
      },
      async (request) => viewOrganisationPage(product, callerOf(request), request.params.id),
    );
    app.put(
      '/organisations/:id',
      {
        config: { access: 'organisation.correct' },
        schema: {
          tags,
          summary: 'Correct an organisation before it is verified',
          params,
          body: correctSchema,
          response: page,
        },
      },
      async (request) =>
        correctOrganisation(product, callerOf(request), {
          id: request.params.id,
          said: request.body,
          requestId: request.id,
        }),
    );
    app.put(
      '/organisations/:id/contact',
      {
        config: { access: 'organisation.changeContact' },
        schema: { tags, summary: 'Change how it is reached', params, body: contactSchema, response: page },
      },
      async (request) =>
        changeContact(product, callerOf(request), {
          id: request.params.id,
          said: request.body,
          requestId: request.id,
        }),
    );
    await app.register(licenceRoutes(product));
    await app.register(deskRoutes(product));
  };

const deskRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/verifications',
      {
        config: { access: 'verification.list' },
        schema: {
          tags,
          summary: 'Organisations that wait to be verified',
          querystring: verificationListQuery,
          response: { 200: verificationListSchema },
        },
      },
      async (request) => listVerifications(product, callerOf(request), request.query),
    );
    app.post(
      '/organisations/:id/verification-request',
      {
        config: { access: 'verification.request' },
        schema: {
          tags,
          summary: 'Hand it to the desk that verifies',
          params,
          body: z.strictObject({}),
          response: page,
        },
      },
      async (request) =>
        requestVerification(product, callerOf(request), { id: request.params.id, requestId: request.id }),
    );
    app.post(
      '/organisations/:id/verification',
      {
        config: { access: 'verification.decide' },
        schema: {
          tags,
          summary: 'Verify an organisation, or refuse it with the reason',
          params,
          body: decideVerificationSchema,
          response: page,
        },
      },
      async (request) =>
        decideVerification(product, callerOf(request), {
          id: request.params.id,
          said: request.body,
          requestId: request.id,
        }),
    );
  };

/** Apart, because within it multipart bodies are taken. */
const licenceRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart);
    app.addHook('onResponse', cutEndless);
    app.post(
      '/organisations/:id/licence',
      {
        config: { access: 'licence.handIn' },
        schema: {
          tags,
          summary: 'Hand in the business licence',
          description: 'multipart/form-data with one part named `file`',
          consumes: ['multipart/form-data'],
          params,
          response: { 201: organisationPageSchema },
        },
      },
      async (request, reply) => {
        const view = await handInLicence(product, callerOf(request), {
          organisationId: request.params.id,
          requestId: request.id,
          receive: (maxBytes) => receiveFile(request, maxBytes),
        });
        return reply.code(201).send(view);
      },
    );
    // A HEAD request would count as a reading.
    app.get(
      '/organisation-papers/:id/content',
      {
        exposeHeadRoute: false,
        config: { access: 'licence.read' },
        schema: { tags, summary: 'The bytes of a business licence, to be looked at', params },
      },
      async (request, reply) => {
        const licence = await readLicence(product, callerOf(request), {
          id: request.params.id,
          requestId: request.id,
        });
        return reply.headers(lookHeaders(licence)).send(licence.bytes);
      },
    );
  };

/** Shown in a frame of our own page; nothing in it runs or fetches, whatever it may be besides what we found. */
const lookHeaders = ({ name, mediaType, sizeBytes }: { name: string; mediaType: string; sizeBytes: number }) => ({
  'content-type': mediaType,
  'content-length': sizeBytes,
  'content-disposition': inlineHeader(name),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
});
