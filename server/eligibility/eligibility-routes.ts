/** Routes of eligibility: for strangers, for the case, for lists. */
import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '../http/wire-contract.ts';
import { callerOf } from '../identity/session-hook.ts';
import { receiveFile } from '../papers/receive-file.ts';
import type { Product } from '../product.ts';
import { viewCaseChecks } from './case-checks.ts';
import {
  askWaiverSchema,
  caseChecksSchema,
  decideWaiverSchema,
  eligibilityListListSchema,
  eligibilityListSchema,
  importListQuery,
  listListQuery,
  lookUpSchema,
} from './case-checks-contract.ts';
import { programmeSchema, selfTestAnswerSchema, selfTestSchema } from './eligibility-contract.ts';
import { importList } from './import-list.ts';
import { listLists } from './list-lists.ts';
import { recordLookUp } from './look-up.ts';
import { viewProgramme } from './programme.ts';
import { answerSelfTest } from './self-test.ts';
import { askWaiver, decideWaiver } from './waivers.ts';

const tags = ['eligibility'];
const ofCase = z.strictObject({ id });

export const eligibilityRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/public/programme',
      {
        config: { access: 'programme.read', public: true, rate: 'selfTest' },
        schema: {
          tags,
          summary: 'What the pilot gives, to whom, in which steps, and what is open',
          response: { 200: programmeSchema },
        },
      },
      async (_, reply) => reply.header('cache-control', 'public, max-age=60').send(await viewProgramme(product)),
    );
    app.post(
      '/public/self-test',
      {
        config: { access: 'selfTest.ask', public: true, rate: 'selfTest' },
        schema: {
          tags,
          summary: 'Which rules hold, which do not and why, and an estimate of the subsidy',
          description: 'Stores nothing, and decides nothing: the application is judged by what is handed in',
          body: selfTestSchema,
          response: { 200: selfTestAnswerSchema },
        },
      },
      async (request) => answerSelfTest(product, request.body),
    );
    await app.register(caseRoutes(product));
    await app.register(listRoutes(product));
  };

const caseRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/cases/:id/eligibility',
      {
        config: { access: 'eligibility.read' },
        schema: { tags, summary: 'The checks of a case', params: ofCase, response: { 200: caseChecksSchema } },
      },
      async (request) => viewCaseChecks(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/eligibility/snapshots',
      {
        config: { access: 'eligibility.lookUp' },
        schema: {
          tags,
          summary: 'Record what was looked up for a check',
          params: ofCase,
          body: lookUpSchema,
          response: { 201: caseChecksSchema },
        },
      },
      async (request, reply) => {
        const asked = { caseId: request.params.id, said: request.body };
        return reply.code(201).send(await recordLookUp(product, callerOf(request), asked));
      },
    );
    app.post(
      '/cases/:id/eligibility/waivers',
      {
        config: { access: 'waiver.ask' },
        schema: {
          tags,
          summary: 'Ask for a waiver of a check',
          params: ofCase,
          body: askWaiverSchema,
          response: { 201: caseChecksSchema },
        },
      },
      async (request, reply) => {
        const asked = { caseId: request.params.id, said: request.body };
        return reply.code(201).send(await askWaiver(product, callerOf(request), asked));
      },
    );
    app.post(
      '/cases/:id/eligibility/waivers/:waiver/decision',
      {
        config: { access: 'waiver.decide' },
        schema: {
          tags,
          summary: 'Decide on a waiver (director)',
          params: z.strictObject({ id, waiver: id }),
          body: decideWaiverSchema,
          response: { 200: caseChecksSchema },
        },
      },
      async (request) => {
        const { params, body } = request;
        return decideWaiver(product, callerOf(request), { caseId: params.id, waiverId: params.waiver, said: body });
      },
    );
  };

/** Apart, because within it multipart bodies are taken. */
const listRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart);
    app.get(
      '/eligibility-lists',
      {
        config: { access: 'eligibilityList.list' },
        schema: {
          tags,
          summary: 'Imported lists, newest first',
          querystring: listListQuery,
          response: { 200: eligibilityListListSchema },
        },
      },
      async (request) => listLists(product, callerOf(request), request.query),
    );
    app.post(
      '/eligibility-lists',
      {
        config: { access: 'eligibilityList.import', rate: 'upload' },
        schema: {
          tags,
          summary: 'Import a list: whole or not at all',
          description:
            'multipart/form-data with one part named `file`, .xlsx or .csv with a column for the credit code or the name; ' +
            'rows that cannot be understood are named with the reason',
          consumes: ['multipart/form-data'],
          querystring: importListQuery,
          response: { 201: eligibilityListSchema },
        },
      },
      async (request, reply) => {
        const list = await importList(product, callerOf(request), {
          ...request.query,
          receive: (maxBytes) => receiveFile(request, maxBytes),
        });
        return reply.code(201).send(list);
      },
    );
  };
