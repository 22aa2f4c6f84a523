/** Figures for Prometheus: the process's own, the pool's, and how long every answer took. */
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { beyondCaller } from '../database/scope.ts';

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
  new Gauge({
    name: 'pilotflow_letters',
    help: 'Letters that wait to be sent, and letters that were given up',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      // Everybody's, asked by nobody: figures are for the monitoring.
      const { rows } = await beyondCaller(() =>
        pool.query<{ status: string; count: number }>(
          `select s.status, count(l.id)::int as count from unnest(array['waiting', 'dead']) as s(status)
             left join letters l on l.status = s.status and l.status in ('waiting', 'dead') group by s.status`,
        ),
      );
      for (const { status, count } of rows) this.set({ status }, count);
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
