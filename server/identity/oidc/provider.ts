/** The government's single sign-on: code flow with PKCE, state and nonce, as the library does it. */
import * as client from 'openid-client';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';

/** What the browser takes along, and what has to fit when it comes back. */
export type Errand = { state: string; nonce: string; verifier: string };
export type Identity = {
  issuer: string;
  subject: string;
  /** Lower-cased; null unless the provider says that it is verified. */
  email: string | null;
  /** The provider asked for more than a password. */
  multiFactor: boolean;
  authenticatedAt: Date | null;
};

const redirectOf = ({ settings }: Product): string => `${settings.publicUrl}/sign-in/oidc`;
const known = new WeakMap<object, Promise<client.Configuration>>();

/** Asked once; a provider that is away is asked again the next time. @throws Refused not-found when none is set, sso-failed */
async function configurationOf({ settings }: Product): Promise<client.Configuration> {
  const { oidc } = settings;
  if (oidc === undefined) throw new Refused('not-found');
  const issuer = new URL(oidc.issuer);
  // For a provider on this machine, and for tests; in production the setting names an https address.
  const plain = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  // Left to itself the library trusts the connection and does not look at the signature of an answer that came through it.
  const execute = [...plain, client.enableNonRepudiationChecks];
  const asking =
    known.get(oidc) ?? client.discovery(issuer, oidc.clientId, oidc.clientSecret, undefined, { execute, timeout: 10 });
  known.set(oidc, asking);
  try {
    return await asking;
  } catch {
    known.delete(oidc);
    throw new Refused('sso-failed');
  }
}

export const newErrand = (): Errand => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
});

/** `fresh`: the provider must ask the person again, whoever is signed in there. */
export async function addressFor(product: Product, errand: Errand, { fresh }: { fresh: boolean }): Promise<string> {
  const address = client.buildAuthorizationUrl(await configurationOf(product), {
    redirect_uri: redirectOf(product),
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(errand.verifier),
    code_challenge_method: 'S256',
    state: errand.state,
    nonce: errand.nonce,
    ...(fresh ? { prompt: 'login' } : {}),
  });
  return address.href;
}

/** `answer` is the query that the provider sent the browser back with. @throws Refused sso-failed */
export async function identityFrom(product: Product, answer: string, errand: Errand): Promise<Identity> {
  const configuration = await configurationOf(product);
  try {
    const tokens = await client.authorizationCodeGrant(
      configuration,
      new URL(`${redirectOf(product)}?${answer.replace(/^\?/, '')}`),
      {
        pkceCodeVerifier: errand.verifier,
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        idTokenExpected: true,
      },
    );
    const claims = tokens.claims();
    if (claims === undefined) throw new Refused('sso-failed');
    // Most providers tell the mail address only here.
    const told =
      claims.email === undefined ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
    const { email, email_verified: verified } = told;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: typeof email === 'string' && verified === true ? email.trim().toLowerCase() : null,
      multiFactor: saysMultiFactor(claims),
      authenticatedAt: typeof claims.auth_time === 'number' ? new Date(claims.auth_time * 1000) : null,
    };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('sso-failed');
  }
}

/** RFC 8176 for `amr`; for `acr` the names that say so by themselves. */
const strongContexts = ['phr', 'phrh', 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'];

export function saysMultiFactor(claims: Readonly<Record<string, unknown>>): boolean {
  const { amr, acr } = claims;
  if (Array.isArray(amr) && amr.includes('mfa')) return true;
  return typeof acr === 'string' && strongContexts.includes(acr);
}
