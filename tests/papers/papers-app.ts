// The routes of papers over HTTP with callers handed in: who signs in how is tested elsewhere.
import { mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import Fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../server/access/caller.ts';
import { caseEvents, cases } from '../../server/database/schema/cases.ts';
import { inspections } from '../../server/database/schema/work.ts';
import { DiskStore } from '../../server/files/disk-store.ts';
import { answerProblems } from '../../server/http/answer-problems.ts';
import { refuseHostileText } from '../../server/http/hostile-text.ts';
import { papersRoutes } from '../../server/papers/papers-routes.ts';
import type { Product } from '../../server/product.ts';
import type { Said } from '../../workflows/case/said.ts';
import type { Form, Paper } from '../../workflows/forms/form-schema.ts';
import { formsOf } from '../../workflows/forms/forms.ts';
import type { Edition } from '../../workflows/level/edition-schema.ts';
import pilotJson from '../../workflows/policy/huangshi-pilot-2024.json' with { type: 'json' };
import { policySchema } from '../../workflows/policy/policy-schema.ts';

export type PapersApp = {
  app: FastifyInstance;
  product: Product;
  call: (
    caller: Caller | null,
    request: { method?: 'GET' | 'PUT' | 'POST' | 'DELETE'; url: string; body?: object },
  ) => Promise<Answer>;
  upload: (caller: Caller, url: string, payload: Buffer, headers?: Record<string, string>) => Promise<Answer>;
  /** Everything in the store's folder, half-written files too. */
  storedFiles: () => string[];
};
export type Answer = { status: number; body: Record<string, unknown>; headers: Record<string, unknown>; bytes: Buffer };

export async function openPapersApp(given: Product): Promise<PapersApp> {
  const folder = join(await mkdtemp(join(tmpdir(), 'papers-')), 'files');
  mkdirSync(folder);
  const product: Product = { ...given, files: new DiskStore(folder) };
  const callers = new Map<string, Caller>();
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('caller', null);
  answerProblems(app);
  app.addHook('onRequest', async (request) => {
    request.caller = callers.get(String(request.headers['x-person'])) ?? null;
  });
  app.addHook('preValidation', refuseHostileText);
  await app.register(papersRoutes(product), { prefix: '/api' });
  const as = (caller: Caller | null): Record<string, string> => {
    if (caller) callers.set(caller.personId, caller);
    return caller ? { 'x-person': caller.personId } : {};
  };
  return {
    app,
    product,
    async call(caller, { method = 'GET', url, body }) {
      const response = await app.inject({ method, url, headers: as(caller), ...(body ? { payload: body } : {}) });
      return answer(response);
    },
    async upload(caller, url, payload, headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }) {
      return answer(await app.inject({ method: 'POST', url, headers: { ...as(caller), ...headers }, payload }));
    },
    storedFiles: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name),
  };
}

type Response = { statusCode: number; headers: Record<string, unknown>; payload: string; rawPayload: Buffer };
const answer = ({ statusCode, headers, payload, rawPayload }: Response): Answer => ({
  status: statusCode,
  headers,
  bytes: rawPayload,
  body: /json/.test(String(headers['content-type'])) ? Object(JSON.parse(payload)) : {},
});

export const boundary = 'frontier-of-parts';

export const part = (
  bytes: Buffer,
  { name = 'file', filename = 'paper.pdf', type = 'application/octet-stream' } = {},
): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="${filename}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
export const end = Buffer.from(`--${boundary}--\r\n`);
export const oneFile = (bytes: Buffer, filename = 'paper.pdf'): Buffer =>
  Buffer.concat([part(bytes, { filename }), end]);

/** What somebody in a hurry fills in: everything required, nothing else. */
export function fillIn(form: Form): Record<string, string | number | boolean> {
  const values = {
    text: '一项',
    longText: '若干内容',
    number: 42,
    yuan: '1000000.00',
    date: '2025-01-06',
    yesNo: true,
  };
  return Object.fromEntries(
    form.fields.filter(({ required }) => required).map(({ code, type }) => [code, values[type]]),
  );
}
/** A form as the pilot asks it: its commitment makes a box and a paper needless. */
export function pilotForm(code: string): Form {
  const form = formsOf(pilotPolicy).find((one) => one.code === code);
  if (!form) throw new Error(`the pilot has no form ${code}`);
  return form;
}
const pilotPolicy = policySchema.parse(pilotJson);

export const requiredPapers = (form: Form): Paper[] => form.papers.filter(({ required }) => required);

/** The first non-exclusive option of every question, and the same level for every scenario. */
export function answersFor(
  edition: Edition,
  level = 2,
): { questions: Record<string, string[]>; scenarios: Record<string, number> } {
  const questions = edition.dimensions.flatMap(({ subdimensions }) => subdimensions.flatMap((one) => one.questions));
  return {
    questions: Object.fromEntries(
      questions.map(({ code, options }) => [
        code,
        [options.find(({ requires, exclusive }) => !requires && !exclusive)?.key ?? 'A'],
      ]),
    ),
    scenarios: Object.fromEntries(edition.scenarios.map(({ code }) => [code, level])),
  };
}

/** The case as if this event had brought it there. */
export async function moveTo(
  { product: { db, clock } }: { product: Product },
  caseId: string,
  move: { type: string; state: string; said?: Said; facts?: object },
): Promise<number> {
  const [row] = await db.select().from(cases).where(eq(cases.id, caseId));
  if (!row) throw new Error('no such case');
  const at = await clock.now(db);
  const seq = row.seq + 1;
  await db.insert(caseEvents).values({
    caseId,
    seq,
    type: move.type,
    at,
    actorId: null,
    role: 'system',
    said: move.said ?? {},
    seen: {},
    fromState: row.state,
    toState: move.state,
    policyId: row.policyId,
    factsHash: '',
  });
  await db
    .update(cases)
    .set({ state: move.state, seq, enteredAt: at, updatedAt: at, facts: { ...row.facts, ...move.facts } })
    .where(eq(cases.id, caseId));
  return seq;
}

export async function declareFor(
  { db, clock }: Product,
  { caseId, agency, assignedSeq }: { caseId: string; agency: Caller; assignedSeq: number },
): Promise<void> {
  const at = await clock.now(db);
  const agencyId = agency.memberships[0]?.organisationId ?? '';
  await db.insert(inspections).values({
    id: uuidv7(),
    caseId,
    assignedSeq,
    agencyId,
    inspectorId: agency.personId,
    declaredAt: at,
    scores: {},
    findings: '',
    version: 1,
    updatedAt: at,
  });
}
