/** The routes of work and money over HTTP with callers handed in: how people sign in is tested elsewhere. */
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Caller } from '../../server/access/caller.ts';
import { answerProblems } from '../../server/http/answer-problems.ts';
import { refuseHostileText } from '../../server/http/hostile-text.ts';
import { moneyRoutes } from '../../server/money/money-routes.ts';
import type { Product } from '../../server/product.ts';
import { workRoutes } from '../../server/work/work-routes.ts';

export type WorkApp = {
  call: (
    caller: Caller,
    method: 'GET' | 'PUT' | 'POST',
    url: string,
    body?: object,
  ) => Promise<{ status: number; body: unknown }>;
  close: () => Promise<void>;
};

export async function openWorkApp(product: Product): Promise<WorkApp> {
  const callers = new Map<string, Caller>();
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('caller', null);
  answerProblems(app);
  app.addHook('onRequest', async (request) => {
    request.caller = callers.get(String(request.headers['x-person'])) ?? null;
  });
  app.addHook('preValidation', refuseHostileText);
  await app.register(workRoutes(product), { prefix: '/api' });
  await app.register(moneyRoutes(product), { prefix: '/api' });
  return {
    async call(caller, method, url, body) {
      callers.set(caller.personId, caller);
      const response = await app.inject({
        method,
        url: `/api${url}`,
        headers: { 'x-person': caller.personId, 'accept-language': 'en' },
        ...(body ? { payload: body } : {}),
      });
      return { status: response.statusCode, body: response.json() };
    },
    close: () => app.close(),
  };
}
