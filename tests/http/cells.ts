/** A cell of the table route × kind of wrong: one wrong request, its exact answer, and a look that nothing has changed. */
import { expect } from 'vitest';
import type { RefusalCode } from '../../server/problems/catalogue.ts';
import { catalogue } from '../../server/problems/catalogue.ts';
import type { Change, Example, Examples } from './example.ts';
import { applicationExamples } from './examples/application.ts';
import { callExamples } from './examples/calls.ts';
import { caseExamples } from './examples/cases.ts';
import { eligibilityExamples } from './examples/eligibility.ts';
import { journalExamples } from './examples/journal.ts';
import { membershipExamples } from './examples/membership.ts';
import { messageExamples } from './examples/messages.ts';
import { moneyExamples } from './examples/money.ts';
import { noticeExamples } from './examples/notices.ts';
import { notificationExamples } from './examples/notifications.ts';
import { openExamples } from './examples/open.ts';
import { paperExamples } from './examples/papers.ts';
import { privacyExamples } from './examples/privacy.ts';
import { registrationExamples } from './examples/registration.ts';
import { rosterExamples } from './examples/roster.ts';
import { sessionExamples } from './examples/session.ts';
import { workExamples } from './examples/work.ts';
import { expectProblem } from './expect-problem.ts';
import type { Ask, Operation, Scene } from './scene.ts';

export const examples: Examples = {
  ...openExamples,
  ...sessionExamples,
  ...callExamples,
  ...caseExamples,
  ...paperExamples,
  ...applicationExamples,
  ...workExamples,
  ...messageExamples,
  ...noticeExamples,
  ...rosterExamples,
  ...notificationExamples,
  ...eligibilityExamples,
  ...moneyExamples,
  ...privacyExamples,
  ...journalExamples,
  ...registrationExamples,
  ...membershipExamples,
};

/** What each kind of wrong is answered with, wherever it is derived from the document. */
export const kinds = {
  'no session': 'not-signed-in',
  'a session that is none': 'not-signed-in',
  'no CSRF header': 'csrf',
  'a foreign origin': 'csrf',
  'a malformed path': 'invalid-shape',
  'hostile text in the path': 'bad-text',
  'a path to nothing': 'not-found',
  'a foreign path': 'not-found',
  'the wrong role': 'wrong-role',
  'the wrong state': 'not-open',
  'a stale version': 'stale',
  'no idempotency key': 'key-required',
  'the same key for another body': 'other-body',
  'a limit out of range': 'invalid-shape',
  'a forged cursor': 'bad-cursor',
  'an unknown query field': 'invalid-shape',
  'a query field twice': 'invalid-shape',
  'a query field missing': 'invalid-shape',
  'a query value that is not accepted': 'invalid-shape',
  'hostile text in the query': 'bad-text',
  'malformed JSON': 'malformed',
  'an empty body': 'malformed',
  'no body': 'invalid-shape',
  'another top level': 'invalid-shape',
  'a field missing': 'invalid-shape',
  'an unknown field': 'invalid-shape',
  'another type': 'invalid-shape',
  'too long': 'invalid-shape',
  'out of range': 'invalid-shape',
  'hostile text': 'bad-text',
  'a prototype': 'malformed',
  'too deep': 'malformed',
  'another content type': 'wrong-type',
  'too large': 'too-large',
  'special to the route': 'malformed',
} as const satisfies Record<string, RefusalCode>;
export type Kind = keyof typeof kinds;

export type Cell = {
  kind: Kind;
  ask: Ask;
  /** Where they are not what the kind says. */
  status?: number | undefined;
  code?: string | undefined;
  /** One of the errors points here. */
  pointer?: string | undefined;
};

let keys = 0;
/** An intent of its own for every request. */
export const newKey = (): string => {
  keys += 1;
  return `intent-${String(keys).padStart(6, '0')}`;
};

/** The valid request, or the valid request with something else in it. */
export function askOf(operation: Operation, example: Example, change: Change = {}): Ask {
  const { by, params, query, body, headers } = { ...example, ...change };
  return {
    operation: operation.name,
    by,
    params: params ?? {},
    query: Object.entries(query ?? {}),
    headers: {
      ...(example.keyed ? { 'idempotency-key': newKey() } : {}),
      ...(example.file ? { 'content-type': 'multipart/form-data; boundary=frontier-of-parts' } : {}),
      ...headers,
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
    ...(example.file ? { payload: example.file } : {}),
  };
}

export const counted = new Map<Kind, number>();
export const countAll = (): number => [...counted.values()].reduce((sum, n) => sum + n, 0);

const statusOf = (code: string): number =>
  Object.entries(catalogue).find(([known]) => known === code)?.[1].status ?? Number.NaN;

/** Each in Chinese by default; the first of a kind in English too. Between them nothing changes. */
export async function checkCells(scene: Scene, cells: readonly Cell[]): Promise<void> {
  const before = await scene.look();
  const seen = new Set<Kind>();
  for (const cell of cells) {
    const code = cell.code ?? kinds[cell.kind];
    const status = cell.status ?? statusOf(code);
    const wrong = `${cell.ask.operation}: ${cell.kind} ${String(cell.ask.payload ?? '').slice(0, 200)}`;
    const answer = await scene.send(cell.ask);
    expect(() => {
      const problem = expectProblem(answer, { status, code, language: 'zh-CN' });
      if (cell.pointer !== undefined) expect(problem.errors?.map(({ pointer }) => pointer)).toContain(cell.pointer);
    }, wrong).not.toThrow();
    if (!seen.has(cell.kind)) {
      seen.add(cell.kind);
      const english = await scene.send({ ...cell.ask, headers: { ...cell.ask.headers, 'accept-language': 'en' } });
      expect(() => expectProblem(english, { status, code, language: 'en' }), wrong).not.toThrow();
    }
    expect(await scene.look(), wrong).toEqual(before);
    counted.set(cell.kind, (counted.get(cell.kind) ?? 0) + 1);
  }
}

/** Only now: what was wrong about the others was nothing but the wrong in them. */
export async function checkValid(scene: Scene, operation: Operation, example: Example): Promise<Ask> {
  const before = await scene.look();
  const ask = askOf(operation, example);
  const answer = await scene.send(ask);
  expect({ status: answer.statusCode, body: answer.payload.slice(0, 400) }).toMatchObject({ status: example.status });
  if (example.keepsNothing) expect(await scene.look(), 'it keeps nothing').toEqual(before);
  else if (operation.method !== 'GET') expect(await scene.look(), 'the look sees what was done').not.toEqual(before);
  return ask;
}
