/** OpenAPI 3.1 from the same zod schemas that check the requests, and its human pages. */
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Product } from '../product.ts';
import { describeRoute } from './describe-route.ts';

const tags = [
  { name: 'session', description: 'Signing in and out 登录' },
  { name: 'registration', description: 'Registering, verification, joining 注册与核验' },
  { name: 'membership', description: 'Members, invitations, deputies, people 成员与用户' },
  { name: 'reference', description: 'The machine, programmes, calls, organisations 基础信息' },
  { name: 'calls', description: 'Calls: drafted, published, changed, read by everybody 批次' },
  { name: 'roster', description: 'Rosters of enterprises in and out 企业名录' },
  { name: 'cases', description: 'Cases and what moves them 案件' },
  { name: 'eligibility', description: 'Who may apply: self-test, checks, lists, waivers 申报条件' },
  { name: 'papers', description: 'Forms, papers, questionnaires 材料' },
  { name: 'work', description: 'Contract, progress, draws, inspections 改造与验收' },
  { name: 'messages', description: 'What is written on a case, and to whom 消息' },
  { name: 'notices', description: 'Public notices, objections 公示与异议' },
  { name: 'notifications', description: 'Being told, nudging, following, own cases 通知与催办' },
  { name: 'money', description: 'Spend, funds, payments 资金' },
  { name: 'privacy', description: 'Masked values, objectors, what is kept, exports 隐私' },
  { name: 'journal', description: 'Who did what, and that nobody changed it 审计日志' },
  { name: 'demonstration', description: 'Demonstration mode only 演示' },
  { name: 'operations', description: 'For the orchestrator and the monitoring 运维' },
];

export async function describeApi(app: FastifyInstance, { settings }: Product): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '数转通 Pilotflow',
        version: '0.1.0',
        description:
          'A city runs its SME digital-transformation pilot with it. Every refusal is a problem (RFC 9457) in the language ' +
          'of Accept-Language: Chinese by default, or English. Money is yuan text with two decimals, times are ISO 8601.',
      },
      servers: [{ url: settings.publicUrl }],
      tags,
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'pilotflow_session', description: 'Set by signing in' },
          csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF', description: 'Any value, or our own Origin' },
        },
      },
    },
    transform: describeRoute,
    transformObject: (document) => keepUsed(jsonSchemaTransformObject(document)),
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    // The bar at the top would show off what the server is made of.
    theme: {
      title: '数转通 Pilotflow API',
      css: [{ filename: 'plain.css', content: '.topbar { display: none !important }' }],
    },
  });
  app.get('/api/openapi.json', { config: { public: true }, schema: { hide: true } }, async () => app.swagger());
}

type Document = ReturnType<typeof jsonSchemaTransformObject>;

/** The provider names every schema twice, as what is sent and as what is answered; only what is referred to is of use. */
function keepUsed(document: Document): Document {
  const schemas: object = ('components' in document ? document.components?.schemas : null) ?? {};
  const used = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name = ''] of (JSON.stringify(part) ?? '').matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(Object.entries(schemas).find(([known]) => known === name)?.[1]);
    }
  };
  follow(document.paths);
  for (const name of Object.keys(schemas)) if (!used.has(name)) Reflect.deleteProperty(schemas, name);
  return document;
}
