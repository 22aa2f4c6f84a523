/** For the orchestrator and the monitoring: alive, ready, figures. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { Product } from '../product.ts';

const tags = ['operations'];

export const healthRoutes =
  ({ pool }: Product): FastifyPluginAsyncZod =>
  async (app) => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const answered = new Histogram({
      name: 'pilotflow_request_seconds',
      help: 'Answer time by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    });
    new Gauge({
      name: 'pilotflow_pool_waiting',
      help: 'Requests that wait for a database connection',
      registers: [registry],
      collect() {
        this.set(pool.waitingCount);
      },
    });
    app.addHook('onClose', async () => registry.clear());
    app.server.on('request', (request, response) => {
      const started = process.hrtime.bigint();
      response.once('finish', () => {
        const area = (request.url ?? '').split('?')[0]?.split('/').slice(0, 3).join('/') ?? '';
        const known = area === '/api' || area.startsWith('/api/') ? area : 'web';
        answered.observe(
          { method: request.method ?? '', route: known, status: String(response.statusCode) },
          Number(process.hrtime.bigint() - started) / 1e9,
        );
      });
    });

    app.get(
      '/health/live',
      {
        config: { public: true },
        schema: { tags, summary: 'The process is alive', response: { 200: z.object({ alive: z.literal(true) }) } },
      },
      async () => ({ alive: true as const }),
    );
    app.get(
      '/health/ready',
      {
        config: { public: true },
        schema: { tags, summary: 'The database answers', response: { 200: z.object({ ready: z.literal(true) }) } },
      },
      async () => {
        await pool.query('select 1');
        return { ready: true as const };
      },
    );
    app.get(
      '/metrics',
      {
        config: { public: true },
        schema: { tags, summary: 'Figures for Prometheus', produces: ['text/plain'], response: { 200: z.string() } },
      },
      async (_, reply) => {
        reply.type(registry.contentType).serializer(String);
        return registry.metrics();
      },
    );
  };
