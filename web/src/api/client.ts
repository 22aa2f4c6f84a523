/** The one place that talks to the server. Refusals become `ApiProblem`; a lost session is told to whoever listens. */
import { isAttended } from './attendance.ts';
import { ApiProblem, problemWithoutBody, unreachable } from './problem.ts';
import type { Locale, Problem } from './types.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Sending = {
  body?: unknown;
  key?: string;
  /** The `seq` of the case that the person saw. */
  ifMatch?: number;
  signal?: AbortSignal;
};

type Listeners = {
  locale: Locale;
  person: string | null;
  onSessionLost: () => void;
  confirmIdentity: () => Promise<boolean>;
};
const spoken: Listeners = {
  locale: 'zh-CN',
  person: null,
  onSessionLost: () => undefined,
  confirmIdentity: () => Promise.resolve(false),
};

export function speakTo(locale: Locale): void {
  spoken.locale = locale;
}
/** Whose screen this window shows; null before it is known. Another may sign in beside it, and nothing is done in their name. */
export function speakFor(personId: string | null): void {
  spoken.person = personId;
}
export function whenSessionIsLost(listener: () => void): void {
  spoken.onSessionLost = listener;
}

/** Asked when the server wants to know that it is still the same person; true when that has been shown. */
export function whenIdentityIsAsked(listener: () => Promise<boolean>): void {
  spoken.confirmIdentity = listener;
}

/** Headers of every request that changes something; uploads need them too. */
export const changeHeaders = (): Record<string, string> => ({ 'X-CSRF': '1', ...readHeaders() });

const readHeaders = (): Record<string, string> => ({
  'Accept-Language': spoken.locale,
  ...(spoken.person === null ? {} : { 'X-Acting-As': spoken.person }),
});

/** Who has the session now is what is asked there. */
const whoIsThere = '/api/session';

export async function call<T>(method: Method, path: string, sending: Sending = {}): Promise<T> {
  const response = await send(method, path, sending);
  const answer: T = await response.json();
  return answer;
}

export async function callForNothing(method: Method, path: string, sending: Sending = {}): Promise<void> {
  const response = await send(method, path, sending);
  // Read to its end: what may not be stored is otherwise left in the connection, which then nobody else can use.
  await response.arrayBuffer();
}

/** A file under the name that the server gives it. A refusal is told like any other. */
export async function download(path: string): Promise<void> {
  const response = await send('GET', path, {});
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name === undefined ? 'download' : decodeURIComponent(name);
  link.click();
  URL.revokeObjectURL(link.href);
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  call<T>('GET', path, signal === undefined ? {} : { signal });

/** The session is there, and it is not what this window took it for: something has to be shown first, or it is another's. */
const otherwise = ['second-factor-required', 'second-factor-missing', 'other-person'];

async function send(method: Method, path: string, sending: Sending): Promise<Response> {
  const { body, key, ifMatch, signal } = sending;
  const headers = method === 'GET' ? readHeaders() : changeHeaders();
  if (method === 'GET' && !isAttended()) headers['X-Unattended'] = '1';
  if (path === whoIsThere && method !== 'DELETE') delete headers['X-Acting-As'];
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key !== undefined) headers['Idempotency-Key'] = key;
  if (ifMatch !== undefined) headers['If-Match'] = `"${ifMatch}"`;
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(problemWithoutBody(unreachable, path));
  }
  if (response.ok) return response;
  const problem = toProblem(response.status, path, await response.text());
  // The very same request once more, with its key: for the person it is still the one thing that they did.
  if (problem.code === 'confirm-identity' && (await spoken.confirmIdentity())) return send(method, path, sending);
  if (path !== whoIsThere && (problem.status === 401 || otherwise.includes(problem.code))) spoken.onSessionLost();
  throw new ApiProblem(problem);
}

export function toProblem(status: number, path: string, text: string): Problem {
  try {
    const told: Partial<Problem> | null = JSON.parse(text);
    return { ...problemWithoutBody(status, path), ...told, status };
  } catch {
    return problemWithoutBody(status, path);
  }
}

/** A query string without the empty parts; the order of the keys is kept. */
export function withQuery(path: string, parts: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
