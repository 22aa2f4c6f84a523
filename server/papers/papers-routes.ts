/** Routes of forms, papers and questionnaires. */
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import type { Product } from '../product.ts';
import { getAssessment, saveAssessment } from './assessments.ts';
import { cutEndless } from './cut-endless.ts';
import { listDocuments } from './document-desk.ts';
import { attachmentHeader } from './file-names.ts';
import { listForms } from './form-views.ts';
import {
  assessmentKinds,
  assessmentSchema,
  documentListSchema,
  documentSchema,
  formListSchema,
  formViewSchema,
  saveAssessmentSchema,
  saveFormSchema,
} from './papers-contract.ts';
import { readDocument } from './read-document.ts';
import { receiveFile } from './receive-file.ts';
import { saveForm } from './save-form.ts';
import { uploadDocument } from './upload-document.ts';
import { withdrawDocument } from './withdraw-document.ts';

const ofCase = z.strictObject({ id });
const code = z.string().regex(/^[a-z][a-zA-Z0-9]{1,39}$/);
const ofForm = z.strictObject({ id, form: code });
const ofAssessment = z.strictObject({ id, kind: z.enum(assessmentKinds) });

export const papersRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    const tags = ['papers'];
    app.get(
      '/cases/:id/forms',
      {
        config: { access: 'form.list' },
        schema: { tags, summary: 'Forms of a case', params: ofCase, response: { 200: formListSchema } },
      },
      (request) => listForms(product, callerOf(request), request.params.id),
    );
    app.put(
      '/cases/:id/forms/:form',
      {
        config: { access: 'form.save' },
        schema: {
          tags,
          summary: 'Save a form',
          params: ofForm,
          body: saveFormSchema,
          response: { 200: formViewSchema },
        },
      },
      (request) =>
        saveForm(product, callerOf(request), {
          caseId: request.params.id,
          form: request.params.form,
          body: request.body,
        }),
    );
    app.get(
      '/cases/:id/assessments/:kind',
      {
        config: { access: 'assessment.read' },
        schema: { tags, summary: 'A questionnaire', params: ofAssessment, response: { 200: assessmentSchema } },
      },
      (request) => getAssessment(product, callerOf(request), { caseId: request.params.id, kind: request.params.kind }),
    );
    app.put(
      '/cases/:id/assessments/:kind',
      {
        config: { access: 'assessment.save' },
        schema: {
          tags,
          summary: 'Save a questionnaire',
          params: ofAssessment,
          body: saveAssessmentSchema,
          response: { 200: assessmentSchema },
        },
      },
      (request) =>
        saveAssessment(product, callerOf(request), {
          caseId: request.params.id,
          kind: request.params.kind,
          body: request.body,
        }),
    );
    await app.register(documentRoutes(product));
  };

/** Apart, because within it multipart bodies are taken. */
const documentRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart);
    app.addHook('onResponse', cutEndless);
    const tags = ['papers'];
    app.get(
      '/cases/:id/documents',
      {
        config: { access: 'document.list' },
        schema: { tags, summary: 'Papers of a case', params: ofCase, response: { 200: documentListSchema } },
      },
      (request) => listDocuments(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/documents',
      {
        config: { access: 'document.upload', rate: 'upload' },
        schema: {
          tags,
          summary: 'Hand in a paper',
          description: 'multipart/form-data with one part named `file`',
          consumes: ['multipart/form-data'],
          params: ofCase,
          querystring: z.strictObject({ paper: code, replaces: id.optional() }),
          response: { 201: documentSchema },
        },
      },
      async (request, reply) => {
        const { params, query } = request;
        const document = await uploadDocument(product, callerOf(request), {
          caseId: params.id,
          paper: query.paper,
          replaces: query.replaces,
          requestId: request.id,
          receive: (maxBytes) => receiveFile(request, maxBytes),
        });
        return reply.code(201).send(document);
      },
    );
    // A HEAD request would count as a reading.
    app.get(
      '/documents/:id/content',
      {
        config: { access: 'document.read' },
        exposeHeadRoute: false,
        schema: { tags, summary: 'The bytes of a paper, as an attachment', params: ofCase },
      },
      async (request, reply) => {
        const served = await readDocument(product, callerOf(request), {
          id: request.params.id,
          requestId: request.id,
        });
        return reply.headers(downloadHeaders(served)).send(served.bytes);
      },
    );
    app.delete(
      '/documents/:id',
      {
        config: { access: 'document.withdraw' },
        schema: { tags, summary: 'Withdraw a paper', params: ofCase, response: { 204: z.null() } },
      },
      async (request, reply) => {
        await withdrawDocument(product, callerOf(request), { id: request.params.id, requestId: request.id });
        return reply.code(204).send(null);
      },
    );
  };

/** Never shown in the page and never guessed at, whatever it may be besides what we found (polyglots). */
const downloadHeaders = ({ name, mediaType, sizeBytes }: { name: string; mediaType: string; sizeBytes: number }) => ({
  'content-type': mediaType,
  'content-length': sizeBytes,
  'content-disposition': attachmentHeader(name),
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
});
