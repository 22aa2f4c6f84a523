/** The HTTP application: security headers, strict bodies, the session, problems, routes, the built web. */
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { uuidv7 } from 'uuidv7';
import { answerProblems, answerUnreadable } from './http/answer-problems.ts';
import { describeApi } from './http/describe-api.ts';
import { keepFigures } from './http/figures.ts';
import { healthRoutes } from './http/health-routes.ts';
import { refuseHostileText } from './http/hostile-text.ts';
import { connectionOptions, type Patience, usualPatience } from './http/patience.ts';
import { countRates, refuseTooMany } from './http/rates.ts';
import { requirePermissions } from './http/require-permissions.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { compileSerialiser } from './http/serialise.ts';
import { serveWeb } from './http/serve-web.ts';
import { requireProof } from './identity/session-gate.ts';
import { authenticate, enterScope } from './identity/session-hook.ts';
import type { Product } from './product.ts';
import { apiRoutes } from './routes.ts';

export type App = FastifyInstance;

export async function buildApp(product: Product, patience: Patience = usualPatience): Promise<App> {
  const app = Fastify({
    ...connectionOptions(patience),
    logger:
      product.settings.logLevel === 'silent'
        ? false
        : { level: product.settings.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => uuidv7(),
    frameworkErrors: answerUnreadable,
    // Nothing a client says about its own address is believed unless a proxy is configured in front.
    trustProxy: product.settings.trustedProxies.length > 0 ? [...product.settings.trustedProxies] : false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(compileSerialiser);
  app.decorateRequest('caller', null);
  answerProblems(app);
  requirePermissions(app);

  const secure = product.settings.publicUrl.startsWith('https:');
  addSecurityHeaders(app, { secure });
  const figures = keepFigures(app, product.pool);
  await app.register(cookie);
  app.addHook('onRequest', authenticate(product));
  app.addHook('onRequest', requireProof(product));
  app.addHook('onRequest', refuseTooMany(countRates(), product.settings));
  app.addHook('preValidation', refuseHostileText);
  app.addHook('preHandler', enterScope);
  // As bytes, once: Chinese text would be measured first and encoded again when it is written.
  app.addHook('onSend', (_, __, payload, done) =>
    done(null, typeof payload === 'string' ? Buffer.from(payload) : payload),
  );
  await describeApi(app, product);
  await app.register(healthRoutes(product, figures));
  await app.register(apiRoutes(product), { prefix: '/api' });
  await serveWeb(app, { secure });
  return app;
}
