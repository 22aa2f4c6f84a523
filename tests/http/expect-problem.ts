/** What every refusal must be like, whatever it refuses. */
import { expect } from 'vitest';
import { type Problem, problemSchema } from '../../server/http/wire-contract.ts';
import { catalogue } from '../../server/problems/catalogue.ts';
import type { Answer } from './scene.ts';

export type Expected = { status: number; code: string; language: 'zh-CN' | 'en' };

/** Of the inside: stack traces, paths, statements, drivers. */
const inside =
  /node_modules|\bat [\w.<>]+ \(|\.(?:ts|js):\d|\b(?:select|insert into|update|delete from) [\w"]+ |postgres|drizzle|ECONN/i;

export function expectProblem(answer: Answer, { status, code, language }: Expected): Problem {
  expect({ status: answer.statusCode, body: answer.payload.slice(0, 400) }).toMatchObject({ status });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json\b/);
  const problem = problemSchema.strict().parse(JSON.parse(answer.payload));
  expect(problem).toMatchObject({ status, code, type: `urn:pilotflow:problem:${code}` });
  expect(Object.keys(catalogue)).toContain(code);
  expect(problem.requestId).toBe(answer.headers['x-request-id']);
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(problem.instance).toMatch(/^\/[^?]*$/);
  expect(answer.payload).not.toMatch(inside);
  expectWords(problem, language);
  return problem;
}

/** Everything that people read, in one language; what is left of the other are names and what they sent themselves. */
export function expectWords({ title, detail, errors = [], unmet = [] }: Problem, language: 'zh-CN' | 'en'): void {
  const told = [title, detail, ...errors.map((error) => error.detail), ...unmet.map(({ why }) => why)];
  for (const text of told) {
    const words = text.replace(/"[^"]*"|“[^”]*”/g, '');
    if (language === 'zh-CN') expect(words).toMatch(/[\u4e00-\u9fff]/);
    else expect(words).not.toMatch(/[\u4e00-\u9fff]/);
    expect(words).not.toMatch(/undefined|null|\{|\}|（）|\(\)|：$|: $/);
  }
}
