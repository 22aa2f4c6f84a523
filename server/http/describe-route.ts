/** A route as the API's document tells it: what its schema says, and what holds for every route. */
import type { FastifySchema, RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemSchema } from './wire-contract.ts';

const problem = {
  description: 'Refused, with the code, the reason and the figures behind it',
  content: { 'application/problem+json': { schema: problemSchema } },
};
const meanings: Readonly<Record<string, string>> = {
  200: 'Done',
  201: 'Created',
  202: 'Taken; the answer tells nothing more',
  204: 'Done; there is nothing to answer',
  304: 'Not changed since the ETag that was sent',
};
const bytes = { 200: { description: 'The bytes', content: { 'application/octet-stream': { schema: z.any() } } } };

const key = z.string().min(8).max(128).describe('One per intent: the same key gives the same answer');
const ifMatch = z.string().optional().describe('The ETag of the case as it was seen; a later one is refused with 409');
/** Read by the corridor itself, because a missing key is 428 and not a wrong shape. */
const headers: Readonly<Record<string, z.ZodType>> = {
  '/api/cases': z.object({ 'Idempotency-Key': key }),
  '/api/public/objections': z.object({ 'Idempotency-Key': key }),
  '/api/public/clues': z.object({ 'Idempotency-Key': key }),
  '/api/cases/:id/messages': z.object({ 'Idempotency-Key': key }),
  '/api/cases/:id/events': z.object({ 'Idempotency-Key': key, 'If-Match': ifMatch }),
};
const oneFile = z.object({ file: z.file() });
const safe = new Set(['GET', 'HEAD']);

type Told = Parameters<typeof jsonSchemaTransform>[0];

export function describeRoute(told: Told): ReturnType<typeof jsonSchemaTransform> {
  const { schema, url, route } = told;
  if (!schema || schema.hide) return jsonSchemaTransform(told);
  const changes = !safe.has(String(route.method));
  return jsonSchemaTransform({
    ...told,
    schema: {
      ...schema,
      ...(changes && url in headers ? { headers: headers[url] } : {}),
      ...(schema.consumes?.includes('multipart/form-data') ? { body: oneFile } : {}),
      response: { ...describeAnswers(schema), default: problem },
      security: securityOf(route, changes),
      ...permissionOf(route),
    },
  });
}

function describeAnswers({ response, produces: [type = 'application/json'] = [] }: FastifySchema): object {
  if (typeof response !== 'object' || response === null) return bytes;
  return Object.fromEntries(
    Object.entries(response).map(([status, schema]) => {
      const description = meanings[status] ?? 'Answered';
      if (schema instanceof z.ZodNull) return [status, schema.describe(description)];
      return [status, { description, content: { [type]: { schema } } }];
    }),
  );
}

/** By its name in docs/access.md. */
const permissionOf = ({ config }: RouteOptions) => ({ 'x-permission': config?.access });

function securityOf({ config }: RouteOptions, changes: boolean): Record<string, string[]>[] {
  const needs = { ...(config?.public ? {} : { session: [] }), ...(changes ? { csrf: [] } : {}) };
  return Object.keys(needs).length === 0 ? [] : [needs];
}
