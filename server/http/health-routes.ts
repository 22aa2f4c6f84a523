/** For the orchestrator and the monitoring: alive, ready, figures. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { mayReadFigures } from './figures-reader.ts';

const tags = ['operations'];

export const healthRoutes =
  ({ pool, settings }: Product, figures: Registry): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/health/live',
      {
        config: { access: 'operations.read', public: true },
        schema: { tags, summary: 'The process is alive', response: { 200: z.object({ alive: z.literal(true) }) } },
      },
      async () => ({ alive: true as const }),
    );
    app.get(
      '/health/ready',
      {
        config: { access: 'operations.read', public: true },
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
        config: { access: 'operations.read', public: true },
        schema: { tags, summary: 'Figures for Prometheus', produces: ['text/plain'], response: { 200: z.string() } },
      },
      async (request, reply) => {
        if (!mayReadFigures(request, settings.metricsToken)) throw new Refused('not-found');
        reply.type(figures.contentType).serializer(String);
        return figures.metrics();
      },
    );
  };
