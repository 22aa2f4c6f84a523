/** One person's browser: a session of its own, over real sockets that are kept open. Every answer passes the tally. */
import { type Agent, request as open } from 'node:http';
import type { z } from 'zod';
import { problemSchema } from '../http/wire-contract.ts';
import type { Tally } from './tally.ts';

export type Host = { nextPort(): number; agent: Agent; tally: Tally };
export type UploadedFile = { name: string; mediaType: string; bytes: Buffer };
export type Asking = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`. */
  path: string;
  json?: unknown;
  file?: UploadedFile;
  headers?: Readonly<Record<string, string>>;
  /** Without the header that tells our own pages from others. */
  forged?: true;
  /** Without the cookie. */
  stranger?: true;
};
export type Answer = { status: number; body: unknown; cookies: readonly string[] };

/** Somebody got an answer they did not expect and leaves the case as it is. */
export class LeftUndone extends Error {}

export class Browser {
  readonly #host: Host;
  readonly #name: string;
  #cookie = '';
  #account: { email: string; password: string } | null = null;

  /** `name` is for the lines that tell what went wrong. */
  constructor(host: Host, name: string) {
    this.#host = host;
    this.#name = name;
  }

  get tally(): Tally {
    return this.#host.tally;
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.ask({ method: 'POST', path: '/session', json: { email, password } });
    this.#expectSuccess(answer, { method: 'POST', path: '/session' });
    this.#cookie = answer.cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');
    this.#account = { email, password };
  }

  /** Expects success, and the shape that the contract promises. @throws LeftUndone */
  async get<S extends z.ZodType>(path: string, shape: S): Promise<z.output<S>> {
    return this.#read({ path }, shape);
  }

  async put<S extends z.ZodType>(path: string, json: unknown, shape: S): Promise<z.output<S>> {
    return this.#read({ method: 'PUT', path, json }, shape);
  }

  async post<S extends z.ZodType>(asking: Asking, shape: S): Promise<z.output<S>> {
    return this.#read({ ...asking, method: 'POST' }, shape);
  }

  /** A wrong move on purpose: the product must refuse it in exactly this way. */
  async refused(asking: Asking, { status, code }: { status: number; code: string }): Promise<void> {
    const answer = await this.ask(asking);
    if (answer.status === status && codeOf(answer) === code) this.tally.expectedRefusals += 1;
    else if (answer.status < 500) this.tally.unexpected(`${this.#line(asking, answer)}, expected ${status} ${code}`);
  }

  async ask(asking: Asking): Promise<Answer> {
    this.tally.requests += 1;
    const answer = await this.#sendSignedIn(asking);
    if (answer.status >= 500) this.tally.failed(this.#line(asking, answer));
    return answer;
  }

  /** A run on a slow machine outlasts a session and a proof: people sign in again and do what they were about to. */
  async #sendSignedIn(asking: Asking): Promise<Answer> {
    const answer = await this.#send(asking);
    const lapsed = codeOf(answer) === 'confirm-identity' || (answer.status === 401 && !asking.stranger);
    if (!lapsed || this.#account === null) return answer;
    const { email, password } = this.#account;
    this.#account = null;
    await this.signIn(email, password);
    return this.#send(asking);
  }

  async #read<S extends z.ZodType>(asking: Asking, shape: S): Promise<z.output<S>> {
    const answer = await this.ask(asking);
    this.#expectSuccess(answer, asking);
    const parsed = shape.safeParse(answer.body);
    if (parsed.success) return parsed.data;
    const line = `${this.#line(asking, answer)} breaks its contract: ${parsed.error.message.replace(/\s+/g, ' ')}`;
    this.tally.unexpected(line.slice(0, 400));
    throw new LeftUndone(line);
  }

  #expectSuccess(answer: Answer, asking: Asking): void {
    if (answer.status < 300) return;
    const line = this.#line(asking, answer);
    if (answer.status < 500) this.tally.unexpected(line);
    throw new LeftUndone(line);
  }

  #line({ method = 'GET', path, json }: Asking, { status, body }: Answer): string {
    const said = json === undefined ? '' : ` ${JSON.stringify(json).slice(0, 120)}`;
    const why = status < 300 ? '' : ` ${JSON.stringify(body).slice(0, 500)}`;
    return `${this.#name} ${method} ${path}${said} → ${status}${why}`;
  }

  #send({ method = 'GET', path, json, file, headers = {}, forged, stranger }: Asking): Promise<Answer> {
    const payload = file ? multipart(file) : json === undefined ? null : jsonPayload(json);
    const { nextPort, agent } = this.#host;
    return new Promise((resolve, reject) => {
      const request = open(
        {
          host: '127.0.0.1',
          port: nextPort(),
          agent,
          method,
          path: `/api${path}`,
          headers: {
            accept: 'application/json',
            ...(this.#cookie === '' || stranger ? {} : { cookie: this.#cookie }),
            ...(method === 'GET' || forged ? {} : { 'x-csrf': '1' }),
            ...(payload ? { 'content-type': payload.type, 'content-length': payload.bytes.length } : {}),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const cookies = response.headers['set-cookie'] ?? [];
            resolve({ status: response.statusCode ?? 0, body: parse(text), cookies });
          });
        },
      );
      request.on('error', reject);
      request.end(payload?.bytes);
    });
  }
}

function codeOf({ body }: Answer): string | null {
  const parsed = problemSchema.safeParse(body);
  return parsed.success ? parsed.data.code : null;
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

type Payload = { type: string; bytes: Buffer };
const jsonPayload = (json: unknown): Payload => ({
  type: 'application/json',
  bytes: Buffer.from(JSON.stringify(json)),
});

const boundary = 'pilotflow-simulation-boundary';

function multipart({ name, mediaType, bytes }: UploadedFile): Payload {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mediaType}\r\n\r\n`;
  const parts = [Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)];
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(parts) };
}
