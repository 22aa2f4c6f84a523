/** The part of the provider that the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Account = { accountId: string; claims: () => Record<string, unknown> };
  type Options = {
    clients: readonly Record<string, unknown>[];
    claims: Record<string, readonly string[]>;
    features: Record<string, { enabled: boolean }>;
    pkce: { required: () => boolean };
    interactions: { url: (context: unknown, interaction: { uid: string }) => string };
    findAccount: (context: unknown, accountId: string) => Account | undefined;
    cookies: { keys: readonly string[] };
  };
  type Details = {
    prompt: { name: string };
    params: Record<string, unknown>;
    session?: { accountId: string };
  };
  type Context = { path: string; body: Record<string, unknown> };
  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> };

  export default class Provider {
    constructor(issuer: string, options: Options);
    use(step: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Details>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Record<string, unknown>,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
    Grant: new (about: {
      accountId: string;
      clientId: string;
    }) => Grant;
  }
}
