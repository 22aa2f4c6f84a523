/** Cases over HTTP. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { saidSchemas } from '../../workflows/case/said.ts';
import { isEventType } from '../../workflows/case/structure.ts';
import { type EventType, systemEvents } from '../../workflows/vocabulary/events.ts';
import { localeOf } from '../http/answer-problems.ts';
import { arrivalOf } from '../http/arrival.ts';
import { keyOf } from '../http/idempotency-key.ts';
import { shapeErrorOf } from '../http/shape-words.ts';
import { id, pageQuery } from '../http/wire-contract.ts';
import { confirmBefore } from '../identity/session-gate.ts';
import { callerOf } from '../identity/session-hook.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import {
  answerTerminationSchema,
  caseListQuery,
  caseListSchema,
  caseViewSchema,
  decideTerminationSchema,
  eventBodySchema,
  historySchema,
  openCaseSchema,
  proposeCorrectionSchema,
  proposeTerminationSchema,
  terminationSchema,
} from './case-contract.ts';
import { proposeCorrection } from './corrections.ts';
import { moveCase } from './corridor.ts';
import { getCase } from './get-case.ts';
import { listCases } from './list-cases.ts';
import { listHistory } from './list-history.ts';
import { openCase } from './open-case.ts';
import { answerTermination, decideOnTermination, listTerminations, proposeTermination } from './terminations.ts';
import { writeCaseList } from './write-case-list.ts';

const params = z.strictObject({ id });
const terminationList = z.object({ items: z.array(terminationSchema) });

export const caseRoutes =
  (product: Product): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/cases',
      {
        config: { access: 'case.open' },
        schema: {
          tags: ['cases'],
          summary: 'Open a draft in a call',
          body: openCaseSchema,
          response: { 201: caseViewSchema },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request);
        const caseId = await openCase(product, caller, {
          callId: request.body.callId,
          key: keyOf(request),
          requestId: request.id,
        });
        reply.code(201).header('location', `/api/cases/${caseId}`);
        return getCase(product, caller, { caseId, locale: localeOf(request) });
      },
    );

    app.get(
      '/cases',
      {
        config: { access: 'case.list' },
        schema: {
          tags: ['cases'],
          summary: 'Cases the caller sees',
          querystring: caseListQuery,
          response: { 200: caseListSchema },
        },
        serializerCompiler: () => writeCaseList,
      },
      async (request) => listCases(product, callerOf(request), request.query),
    );

    app.get(
      '/cases/:id',
      {
        config: { access: 'case.read' },
        schema: {
          tags: ['cases'],
          summary: 'One case with what the caller may do',
          params,
          response: { 200: caseViewSchema },
        },
      },
      async (request, reply) => {
        const view = await getCase(product, callerOf(request), {
          caseId: request.params.id,
          locale: localeOf(request),
        });
        reply.header('etag', `"${view.seq}"`);
        return view;
      },
    );

    app.post(
      '/cases/:id/events',
      {
        config: { access: 'case.move' },
        schema: {
          tags: ['cases'],
          summary: 'Move a case',
          params,
          body: eventBodySchema,
          response: { 200: caseViewSchema },
        },
      },
      async (request, reply) => {
        const { type, said } = readEvent(request.body);
        const caller = callerOf(request);
        confirmBefore(caller, type);
        const view = await moveCase(product, caller, {
          caseId: request.params.id,
          type,
          said,
          key: keyOf(request),
          expectedSeq: expectedSeqOf(request),
          locale: localeOf(request),
          requestId: request.id,
          address: request.ip,
          arrivedAt: arrivalOf(reply),
        });
        reply.header('etag', `"${view.seq}"`);
        return view;
      },
    );

    app.get(
      '/cases/:id/events',
      {
        config: { access: 'history.read' },
        schema: {
          tags: ['cases'],
          summary: 'History, newest first',
          params,
          querystring: z.strictObject(pageQuery),
          response: { 200: historySchema },
        },
      },
      async (request) => listHistory(product, callerOf(request), { caseId: request.params.id, ...request.query }),
    );

    app.post(
      '/cases/:id/corrections',
      {
        config: { access: 'correction.propose' },
        schema: {
          tags: ['cases'],
          summary: 'Propose a correction',
          params,
          body: proposeCorrectionSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await proposeCorrection(product, callerOf(request), { caseId: request.params.id, ...request.body });
        return reply.code(204).send(null);
      },
    );

    app.get(
      '/cases/:id/terminations',
      {
        config: { access: 'termination.list' },
        schema: { tags: ['cases'], summary: 'Terminations of a case', params, response: { 200: terminationList } },
      },
      async (request) => listTerminations(product, callerOf(request), request.params.id),
    );
    app.post(
      '/cases/:id/terminations',
      {
        config: { access: 'termination.propose' },
        schema: {
          tags: ['cases'],
          summary: 'Propose a termination',
          params,
          body: proposeTerminationSchema,
          response: { 200: terminationList },
        },
      },
      async (request) => proposeTermination(product, callerOf(request), { caseId: request.params.id, ...request.body }),
    );
    app.post(
      '/cases/:id/terminations/answer',
      {
        config: { access: 'termination.answer' },
        schema: {
          tags: ['cases'],
          summary: 'The enterprise answers',
          params,
          body: answerTerminationSchema,
          response: { 200: terminationList },
        },
      },
      async (request) => answerTermination(product, callerOf(request), { caseId: request.params.id, ...request.body }),
    );
    app.post(
      '/cases/:id/terminations/decision',
      {
        config: { access: 'termination.decide' },
        schema: {
          tags: ['cases'],
          summary: 'The director decides',
          params,
          body: decideTerminationSchema,
          response: { 200: terminationList },
        },
      },
      async (request) =>
        decideOnTermination(product, callerOf(request), {
          caseId: request.params.id,
          ...request.body,
          requestId: request.id,
          address: request.ip,
        }),
    );
  };

const system = new Set<string>(systemEvents);

/** What only the product may say is as unknown to a client as what nobody says. @throws Refused unknown-event, invalid-shape */
function readEvent({ type, ...rest }: z.infer<typeof eventBodySchema>): {
  type: EventType;
  said: z.infer<(typeof saidSchemas)[EventType]>;
} {
  if (!isEventType(type) || system.has(type)) throw new Refused('unknown-event', { type });
  const parsed = saidSchemas[type].safeParse(rest);
  if (parsed.success) return { type, said: parsed.data };
  const refused = new Refused('invalid-shape');
  refused.errors = parsed.error.issues.map(shapeErrorOf);
  throw refused;
}

function expectedSeqOf(request: FastifyRequest): number | null {
  const match = request.headers['if-match'];
  if (match === undefined || match === '*') return null;
  const seq = /^(?:W\/)?"?(\d{1,9})"?$/.exec(match)?.[1];
  if (seq === undefined) throw new Refused('malformed');
  return Number(seq);
}
