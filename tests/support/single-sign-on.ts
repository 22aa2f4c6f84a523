/** A real OpenID Connect provider on loopback, and a browser that goes there and comes back. It signs in whom the test names. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import type { Settings } from '../../server/settings.ts';

export type SsoPerson = {
  subject: string;
  email: string;
  emailVerified?: boolean;
  /** What they showed at the provider, as in RFC 8176. */
  amr?: string[];
};

export type SingleSignOn = {
  settings: NonNullable<Settings['oidc']>;
  /** Whom the provider signs in from now on, whoever comes. */
  expect(person: SsoPerson): void;
  /** Goes to the provider's address as this person. @returns the query with which the provider sends the browser back */
  visit(address: string, person: SsoPerson): Promise<string>;
  /** From now on its answers carry the signature of somebody else, or as before. */
  forge(on: boolean): void;
  /** How often the provider asked anybody to sign in. */
  asked(): number;
  close(): Promise<void>;
};

export async function startSingleSignOn(publicUrl: string): Promise<SingleSignOn> {
  const people = new Map<string, SsoPerson>();
  let present: SsoPerson = { subject: '', email: '' };
  let asked = 0;
  let forged = false;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const client = { clientId: 'pilotflow', clientSecret: 'a secret between the two of them' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [`${publicUrl}/sign-in/oidc`],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub', 'amr', 'acr', 'auth_time'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => {
      const person = people.get(accountId);
      if (person === undefined) return undefined;
      const { email, emailVerified = true } = person;
      return { accountId, claims: () => ({ sub: accountId, email, email_verified: emailVerified }) };
    },
    cookies: { keys: ['for the tests alone'] },
  });
  provider.use(async (context, next) => {
    await next();
    if (forged && context.path === '/token') context.body = withOtherSignature(context.body);
  });
  const answer = provider.callback();
  const interact = async (request: IncomingMessage, response: ServerResponse) => {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      asked += 1;
      const login = { accountId: present.subject, ...(present.amr ? { amr: present.amr } : {}) };
      return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  };
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(request, response);
    else void answer(request, response);
  });
  const expect = (person: SsoPerson) => {
    people.set(person.subject, person);
    present = person;
  };
  return {
    settings: { issuer, ...client },
    expect,
    async visit(from, person) {
      expect(person);
      return goThrough(from, `${publicUrl}/sign-in/oidc`);
    },
    forge(on) {
      forged = on;
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The same claims under the same header, signed by a key that the provider does not publish. */
function withOtherSignature(body: Record<string, unknown>): Record<string, unknown> {
  const signed = String(body.id_token).split('.').slice(0, 2).join('.');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...body, id_token: `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}` };
}

/** A browser of its own that follows every redirect until it is sent home. */
async function goThrough(from: string, home: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = from;
  for (let step = 0; step < 12; step += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next === null) throw new Error(`the provider stopped with ${response.status}: ${await response.text()}`);
    at = new URL(next, at).href;
    if (at.startsWith(home)) return new URL(at).search.slice(1);
  }
  throw new Error('the provider went in a circle');
}
