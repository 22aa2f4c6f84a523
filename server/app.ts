/** The HTTP application: security headers, strict bodies, the session, problems, routes, the built web. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { uuidv7 } from 'uuidv7';
import { answerProblems, answerUnreadable } from './http/answer-problems.ts';
import { describeApi } from './http/describe-api.ts';
import { healthRoutes } from './http/health-routes.ts';
import { refuseHostileText } from './http/hostile-text.ts';
import { compileSerialiser } from './http/serialise.ts';
import { serveWeb } from './http/serve-web.ts';
import { authenticate } from './identity/session-hook.ts';
import type { Product } from './product.ts';
import { apiRoutes } from './routes.ts';

export type App = FastifyInstance;

export async function buildApp(product: Product): Promise<App> {
  const app = Fastify({
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

  const secure = product.settings.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    hsts: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  app.addHook('onRequest', authenticate(product));
  app.addHook('preValidation', refuseHostileText);
  await describeApi(app, product);
  await app.register(healthRoutes(product));
  await app.register(apiRoutes(product), { prefix: '/api' });
  await serveWeb(app);
  return app;
}
