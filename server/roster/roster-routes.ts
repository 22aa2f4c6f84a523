/** Routes of rosters: the template, the export, and imports from the upload to the enterprises that came of them. */
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { bytesOf } from '../excel/bytes-of.ts';
import { id, pageQuery } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { cutEndless } from '../papers/cut-endless.ts';
import { attachmentHeader } from '../papers/file-names.ts';
import { receiveFile } from '../papers/receive-file.ts';
import type { Product } from '../product.ts';
import { answerFindings } from './answer-findings.ts';
import { exportRoster } from './export-roster.ts';
import { listFindings } from './list-findings.ts';
import { writeMarkedCopy } from './marked-copy.ts';
import {
  answersSchema,
  exportQuery,
  findingListQuery,
  findingListSchema,
  importSchema,
  rosterImportListSchema,
  rosterImportSchema,
} from './roster-contract.ts';
import { checkAgain, startImport } from './start-import.ts';
import { uploadRoster } from './upload-roster.ts';
import { getImport, listImports } from './view-import.ts';
import { writeTemplate } from './write-template.ts';

const tags = ['roster'];
const params = z.strictObject({ id });
const one = { 200: rosterImportSchema };

export const rosterRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/roster-imports',
      {
        config: { access: 'roster.import' },
        schema: {
          tags,
          summary: 'Rosters that were sent in, newest first',
          querystring: z.strictObject(pageQuery),
          response: { 200: rosterImportListSchema },
        },
      },
      async (request) => listImports(product, callerOf(request), request.query),
    );
    app.get(
      '/roster-imports/:id',
      {
        config: { access: 'roster.import' },
        schema: { tags, summary: 'One roster: how far it is, what was found, what can be done', params, response: one },
      },
      async (request) => getImport(product, callerOf(request), request.params.id),
    );
    app.get(
      '/roster-imports/:id/findings',
      {
        config: { access: 'roster.import' },
        schema: {
          tags,
          summary: 'What was found in a roster, by kind',
          params,
          querystring: findingListQuery,
          response: { 200: findingListSchema },
        },
      },
      async (request) => listFindings(product, callerOf(request), { id: request.params.id, ...request.query }),
    );
    app.put(
      '/roster-imports/:id/answers',
      {
        config: { access: 'roster.import' },
        schema: { tags, summary: 'Answer what was found', params, body: answersSchema, response: one },
      },
      async (request) => answerFindings(product, callerOf(request), { id: request.params.id, said: request.body }),
    );
    app.post(
      '/roster-imports/:id/check',
      {
        config: { access: 'roster.import' },
        schema: { tags, summary: 'Check it again with the answers', params, body: z.strictObject({}), response: one },
      },
      async (request) => checkAgain(product, callerOf(request), request.params.id),
    );
    app.post(
      '/roster-imports/:id/import',
      {
        config: { access: 'roster.import' },
        schema: {
          tags,
          summary: 'Take the enterprises in: all, or the good rows',
          params,
          body: importSchema,
          response: one,
        },
      },
      async (request) => startImport(product, callerOf(request), { id: request.params.id, said: request.body }),
    );
    await app.register(uploadRoutes(product));
    await app.register(fileRoutes(product));
  };

/** Apart, because within it multipart bodies are taken. */
const uploadRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart);
    app.addHook('onResponse', cutEndless);
    app.post(
      '/roster-imports',
      {
        config: { access: 'roster.import', rate: 'upload' },
        schema: {
          tags,
          summary: 'Send a roster in to be checked',
          description: 'multipart/form-data with one part named `file`: .xlsx, .xls, .ods or CSV, at most 20 MB',
          consumes: ['multipart/form-data'],
          response: { 201: rosterImportSchema },
        },
      },
      async (request, reply) => {
        const receive = (maxBytes: number) => receiveFile(request, maxBytes);
        return reply.code(201).send(await uploadRoster(product, callerOf(request), receive));
      },
    );
  };

const fileHeaders = (name: string) => ({
  'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'content-disposition': attachmentHeader(name),
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
});

const fileRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/roster/template',
      { config: { access: 'roster.import', rate: 'export' }, schema: { tags, summary: 'The template, as Excel' } },
      async (request, reply) =>
        reply
          .headers(fileHeaders('企业名录模板.xlsx'))
          .send(Buffer.from(await writeTemplate(product, callerOf(request)))),
    );
    // A HEAD request would count as an export.
    app.get(
      '/roster/export',
      {
        exposeHeadRoute: false,
        config: { access: 'roster.export', rate: 'export' },
        schema: { tags, summary: 'The enterprises as a roster, as Excel', querystring: exportQuery },
      },
      async (request, reply) => {
        const { name, bytes } = await exportRoster(product, callerOf(request), request.query);
        return reply.headers(fileHeaders(name)).send(bytesOf(bytes));
      },
    );
    app.get(
      '/roster-imports/:id/marked',
      {
        config: { access: 'roster.import', rate: 'export' },
        schema: { tags, summary: 'The file with every finding in its cell, as Excel', params },
      },
      async (request, reply) => {
        const { name, bytes } = await writeMarkedCopy(product, callerOf(request), request.params.id);
        return reply.headers(fileHeaders(name)).send(Buffer.from(bytes));
      },
    );
  };
