/** The yardstick for lists: a minimal handler — session by hash, one prepared statement, rows as they are. */
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { createPool } from '../../server/database/pool.ts';
import { readPlan } from './child.ts';

const plan = readPlan<{ url: string; port: number }>();
const pool = createPool(plan.url, { max: 16 });
const app = Fastify();
const text = { type: 'string' } as const;
const item = {
  type: 'object',
  properties: Object.fromEntries(
    ['id', 'number', 'state', 'enterprise', 'district', 'due_at', 'updated_at'].map((name) => [name, text]),
  ),
};

app.get(
  '/api/cases',
  { schema: { response: { '2xx': { type: 'object', properties: { items: { type: 'array', items: item } } } } } },
  async (request, reply) => {
    const token = request.headers.cookie?.split('=')[1] ?? '';
    const known = await pool.query({
      name: 'session',
      text: 'select person_id from sessions where token_hash = $1 and expires_at > clock_timestamp()',
      values: [createHash('sha256').update(token).digest('hex')],
    });
    if (known.rows.length === 0) return reply.status(401).send({ items: [] });
    const { rows } = await pool.query({
      name: 'list',
      text: `select c.id, c.number, c.state, o.name as enterprise, c.district, c.due_at, c.updated_at from cases c join organisations o on o.id = c.enterprise_id
      where c.district = $1 and c.state = $2 order by c.due_at, c.id limit 50`,
      values: ['420281', 'application.districtReview'],
    });
    return { items: rows };
  },
);
await app.listen({ port: plan.port, host: '127.0.0.1' });
process.stdout.write('ready\n');
process.once('SIGTERM', () => void app.close().then(() => pool.end()));
