/** What every answer to a hostile request must be like; says what is wrong with it, or nothing. */
import { problemSchema } from '../../server/http/wire-contract.ts';
import { catalogue } from '../../server/problems/catalogue.ts';

export type Answer = { statusCode: number; headers: Record<string, unknown>; payload: string };

/** Stands in the data of somebody whom none of the blind callers may see anything of. */
export const canary = 'kanarienvogel7f3a';

const inside = /node_modules|\bat [\w.<>]+ \(\/|\/server\/[\w-]+\.ts|ECONNREFUSED|\$argon2|syntax error at or near/;

export function wrongWith({ statusCode, headers, payload }: Answer, { blind }: { blind: boolean }): string[] {
  const type = String(headers['content-type'] ?? '');
  const wrong: string[] = [];
  if (statusCode >= 500) wrong.push(`answered with ${statusCode}`);
  if (statusCode >= 300 && statusCode < 400 && statusCode !== 304) wrong.push(`led elsewhere with ${statusCode}`);
  if (statusCode >= 400) wrong.push(...wrongWithProblem(type, payload, statusCode));
  else if (/html|xml(?!formats)|javascript/.test(type)) wrong.push(`answered as ${type}`);
  if (inside.test(payload)) wrong.push('tells of the inside');
  if (blind && payload.includes(canary)) wrong.push('tells what is somebody else’s');
  for (const value of Object.values(headers)) {
    if (/evil\.example|\n/.test(String(value))) wrong.push('repeats a header of the client');
  }
  if (headers['access-control-allow-origin'] !== undefined) wrong.push('invites another origin');
  return wrong;
}

function wrongWithProblem(type: string, payload: string, status: number): string[] {
  if (!type.startsWith('application/problem+json')) return [`refused as ${type || 'nothing'}`];
  const parsed = problemSchema.strict().safeParse(parse(payload));
  if (!parsed.success) return ['a problem that is none'];
  const known = Object.keys(catalogue).includes(parsed.data.code);
  return [
    ...(known ? [] : ['a code that nobody knows']),
    ...(parsed.data.status === status ? [] : ['another status within']),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
