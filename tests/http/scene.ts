/** A small pilot behind the whole application, signed-in people, and one request after the other put to it. */
import type { LightMyRequestResponse } from 'fastify';
import type { Caller } from '../../server/access/caller.ts';
import { type App, buildApp } from '../../server/app.ts';
import { openDatabase } from '../../server/database/database.ts';
import { DemonstrationClock, startOffset } from '../../server/demonstration/demonstration-clock.ts';
import { openSession } from '../../server/identity/sessions.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';
import { type SingleSignOn, startSingleSignOn } from '../support/single-sign-on.ts';
import { type Look, lookAt } from './look.ts';

/** A request to an operation of the document. `null` takes a header away that is sent otherwise. */
export type Ask = {
  operation: string;
  by: Caller | null;
  params?: Record<string, string>;
  query?: readonly (readonly [string, string])[];
  headers?: Record<string, string | null>;
  payload?: string | Buffer;
};

/** What is looked at of an answer, whichever way it came. */
export type Answer = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'payload' | 'rawPayload' | 'json'>;

export type Scene = {
  pilot: Pilot;
  send: (ask: Ask) => Promise<Answer>;
  /** The same to a server whose connections own the tables: the policies of row security do not bind it. */
  sendUnwalled: (ask: Ask) => Promise<Answer>;
  document: () => Document;
  /** The person's next request comes with a new session: the one they had has another token now. */
  forget: (caller: Caller) => void;
  /** Started by who needs it first. */
  singleSignOn: () => Promise<SingleSignOn>;
  /** Everything that a wrong request must leave as it is, by table. */
  look: Look;
  close: () => Promise<void>;
};

export type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  maxLength?: number;
  minLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
};
export type Parameter = { in: 'path' | 'query' | 'header'; name: string; required?: boolean; schema: Schema };
export type Operation = {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  summary?: string;
  tags?: string[];
  parameters: Parameter[];
  /** Of a JSON body. */
  body: Schema | null;
  multipart: boolean;
  public: boolean;
  /** By its name in docs/access.md. */
  permission: string;
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>;
};
export type Document = { operations: Operation[]; text: string; components: string[] };

/** Puts a request to an application: in the process, unless said otherwise. */
export type Carry = (app: App, request: Carried) => Promise<Answer>;
export type Carried = {
  method: Operation['method'];
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer;
};

export async function openScene({
  pilot: given,
  carry = (app, request) => app.inject(request),
}: {
  pilot?: Pilot;
  carry?: Carry;
} = {}): Promise<Scene> {
  const pilot = given ?? (await createPilot());
  const app = await buildApp(pilot.product);
  // The same city as a demonstration: its clock is the one thing that another application has to show.
  await pilot.product.db.transaction(startOffset);
  const offset = (await pilot.product.clock.now(pilot.product.db)).getTime() - Date.now();
  const demonstration = await buildApp({
    ...pilot.product,
    settings: { ...pilot.product.settings, demonstration: true },
    clock: new DemonstrationClock(offset),
  });
  await Promise.all([app.ready(), demonstration.ready()]);
  let unwalled: App | undefined;
  const look = await lookAt(pilot);
  const tokens = new Map<string, string>();
  let sso: Promise<SingleSignOn> | null = null;
  const tokenOf = async ({ personId, secondFactor }: Caller): Promise<string> => {
    const known = tokens.get(personId);
    if (known !== undefined) return known;
    const token = await pilot.product.db.transaction((tx) =>
      openSession(tx, { personId, userAgent: 'test', address: '127.0.0.1', secondFactor: secondFactor === 'passed' }),
    );
    tokens.set(personId, token);
    return token;
  };
  return {
    pilot,
    async send(ask) {
      const cookie = ask.by === null ? {} : { cookie: `pilotflow_session=${await tokenOf(ask.by)}` };
      const on = ask.operation.includes('/demonstration') ? demonstration : app;
      const answer = await carry(on, write(ask, cookie));
      // Who signed out, or in, has to come in anew.
      if (/^(?:DELETE|POST) \/api\/session$/.test(ask.operation) && answer.statusCode < 300 && ask.by)
        tokens.delete(ask.by.personId);
      return answer;
    },
    async sendUnwalled(ask) {
      const { adminPool } = pilot.database;
      unwalled ??= await buildApp({ ...pilot.product, pool: adminPool, db: openDatabase(adminPool) });
      return carry(
        unwalled,
        write(ask, ask.by === null ? {} : { cookie: `pilotflow_session=${await tokenOf(ask.by)}` }),
      );
    },
    document: () => readDocument(app),
    forget: ({ personId }) => void tokens.delete(personId),
    singleSignOn() {
      const { settings } = pilot.product;
      sso ??= startSingleSignOn(settings.publicUrl).then((started) => {
        settings.oidc = started.settings;
        return started;
      });
      return sso;
    },
    look,
    async close() {
      await Promise.all([app.close(), demonstration.close(), unwalled?.close()]);
      await (await sso)?.close();
      await pilot.close();
    },
  };
}

function write(ask: Ask, cookie: Record<string, string>): Carried {
  const { operation, params = {}, query = [], payload } = ask;
  const [method = '', template = ''] = operation.split(' ');
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  const given: Record<string, string | null> = {
    ...cookie,
    ...(method === 'GET' ? {} : { 'x-csrf': '1' }),
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    ...ask.headers,
  };
  const headers = Object.fromEntries(Object.entries(given).flatMap(([k, v]) => (v === null ? [] : [[k, v]])));
  const known = (['GET', 'POST', 'PUT', 'DELETE'] as const).find((one) => one === method) ?? 'GET';
  return {
    method: known,
    url: text === '' ? path : `${path}?${text}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  };
}

type RawOperation = Omit<
  Operation,
  'name' | 'method' | 'body' | 'multipart' | 'public' | 'parameters' | 'permission'
> & {
  'x-permission': string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  security?: object[];
};
type Raw = { paths: Record<string, Record<string, RawOperation>>; components: { schemas: object } };

function readDocument(app: App): Document {
  const text = JSON.stringify(app.swagger());
  const { paths, components }: Raw = JSON.parse(text);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, security = [], ...rest }]): Operation => {
      const upper = (['GET', 'POST', 'PUT', 'DELETE'] as const).find((one) => one === method.toUpperCase());
      if (upper === undefined) throw new Error(`the test knows no ${method}`);
      return {
        ...rest,
        name: `${upper} ${path}`,
        method: upper,
        parameters,
        body: requestBody?.content['application/json']?.schema ?? null,
        multipart: requestBody?.content['multipart/form-data'] !== undefined,
        permission: rest['x-permission'],
        public: !security.some((way) => 'session' in way),
      };
    }),
  );
  return { operations, text, components: Object.keys(components.schemas) };
}

/** What can be asked for and read to its end; the stream of notifications never ends, and says of cases only that they changed. */
export const readsOf = (scene: Scene): Operation[] =>
  scene.document().operations.filter(({ method, name }) => method === 'GET' && !/openapi|metrics|stream/.test(name));
