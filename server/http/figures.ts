/** Figures for Prometheus: the process's own, the pool's, and how long every answer took. */
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Counts every answer of the application from here on. */
export function keepFigures(app: FastifyInstance, pool: pg.Pool): Registry {
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
  app.addHook('onResponse', (request, reply, done) => {
    // By the route's pattern: what a client makes up must not become a new line of figures.
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    answered.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  app.addHook('onClose', async () => registry.clear());
  return registry;
}
