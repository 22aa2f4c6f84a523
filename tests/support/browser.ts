/** A browser without a screen: keeps its cookies, sends the CSRF header, comes from an address of its own. */
import type { LightMyRequestResponse } from 'fastify';
import type { App } from '../../server/app.ts';

export type Said = { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: object; headers?: Record<string, string> };

export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #app: App;
  readonly #address: string;
  constructor(app: App, address = '127.0.0.1') {
    this.#app = app;
    this.#address = address;
  }

  async ask(url: string, { method = 'GET', body, headers = {} }: Said = {}): Promise<LightMyRequestResponse> {
    const answer = await this.#app.inject({
      method,
      url,
      remoteAddress: this.#address,
      headers: method === 'GET' ? headers : { 'x-csrf': '1', ...headers },
      cookies: Object.fromEntries(this.cookies),
      ...(body === undefined ? {} : { payload: body }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  signIn(email: string, password: string): Promise<LightMyRequestResponse> {
    return this.ask('/api/session', { method: 'POST', body: { email, password } });
  }
}
