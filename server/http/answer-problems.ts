/** Turns every error into application/problem+json in the caller's language; nothing of the inside is told. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { catalogue, type Locale, type RefusalCode, wordsOf } from '../problems/catalogue.ts';
import { refusalOfDatabase } from '../problems/database-refusals.ts';
import { Refused, type ShapeError } from '../problems/refused.ts';
import { describeShape } from './shape-words.ts';
import type { Problem } from './wire-contract.ts';

export const localeOf = (request: FastifyRequest): Locale => {
  const asked = request.headers['accept-language'];
  if (asked?.startsWith('en')) return 'en';
  if (asked?.startsWith('zh')) return 'zh-CN';
  return request.caller?.locale ?? 'zh-CN';
};

/** A body of hundreds of rows can be wrong in each of them: nobody reads further. */
const mostErrors = 50;

export function answerProblems(app: FastifyInstance): void {
  // The framework takes plain text too, and a shape error would be told where the type is wrong.
  app.removeContentTypeParser('text/plain');
  app.setNotFoundHandler((request, reply) => send(request, reply, problemOf(request, 'not-found')));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error, request);
    if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, 'failed');
    else
      request.log.info(
        { code: problem.code, status: problem.status, requestId: request.id, route: request.routeOptions.url },
        'refused',
      );
    if (error instanceof Refused && typeof error.facts.seconds === 'number')
      reply.header('retry-after', error.facts.seconds);
    if (problem.status === 503) reply.header('retry-after', 2);
    return send(request, reply, problem);
  });
}

/** For the framework's own option `frameworkErrors`: addresses that can't be read come to no route and to no error handler. */
export function answerUnreadable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  // Nothing has so long a name.
  const problem = problemOf(request, error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 'not-found' : 'malformed');
  request.log.info({ code: problem.code, status: problem.status, requestId: request.id }, 'refused');
  send(request, reply, problem);
}

const send = (request: FastifyRequest, reply: FastifyReply, problem: Problem) =>
  reply
    .code(problem.status)
    .header('x-request-id', request.id)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);

function toProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Refused) {
    const locale = localeOf(request);
    const unmet = error.unmet.map(({ code, zh, en, details }) => ({
      code,
      why: locale === 'en' ? en : zh,
      details: [...details],
    }));
    return {
      ...problemOf(request, error.code, error.facts),
      ...(unmet.length > 0 ? { unmet } : {}),
      ...(error.errors.length > 0 ? { errors: error.errors.slice(0, mostErrors).map(tell(locale)) } : {}),
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.slice(0, mostErrors).map((issue) => ({
      // The whole document is the empty pointer (RFC 6901).
      pointer: issue.instancePath === '/' ? '' : issue.instancePath,
      detail: describeShape(issue, localeOf(request)),
    }));
    return { ...problemOf(request, 'invalid-shape'), errors };
  }
  const known = refusalOfFastify(error, request);
  if (known !== null) return problemOf(request, known.code, known.facts);
  return problemOf(request, refusalOfDatabase(error) ?? 'internal');
}

const tell =
  (locale: Locale) =>
  ({ pointer, detail, issue }: ShapeError) => ({ pointer, detail: issue ? describeShape(issue, locale) : detail });

type Known = { code: RefusalCode; facts?: Readonly<Record<string, unknown>> };

function refusalOfFastify(error: FastifyError, request: FastifyRequest): Known | null {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'too-large', facts: { limit: `${Math.floor(request.routeOptions.bodyLimit / 1024)} kB` } };
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
      return { code: 'too-large' };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return { code: 'wrong-type', facts: { found: (request.headers['content-type'] ?? '').slice(0, 100) } };
    default:
      return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500
        ? { code: 'malformed' }
        : null;
  }
}

export function problemOf(
  request: FastifyRequest,
  code: RefusalCode,
  facts: Readonly<Record<string, unknown>> = {},
): Problem {
  const title = wordsOf(code, localeOf(request), facts);
  return {
    type: `urn:pilotflow:problem:${code}`,
    title,
    status: catalogue[code].status,
    detail: title,
    instance: request.url.split('?')[0] ?? '',
    requestId: request.id,
    code,
    ...(Object.keys(facts).length > 0 ? { facts: { ...facts } } : {}),
  };
}
