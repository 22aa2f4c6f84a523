/**
 * The positive control: a tiny server that is weak on purpose. Its query is put together from text, its page repeats what it is
 * told. A scanner that finds nothing here finds nothing anywhere. Only the scanners' run starts it, on loopback.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';

export type WeakServer = { address: string; close: () => Promise<void> };

export async function startWeakServer(pool: pg.Pool): Promise<WeakServer> {
  await pool.query('create table weak_items (id int primary key, name text not null)');
  await pool.query("insert into weak_items values (1, 'lamp'), (2, 'chair'), (3, 'table')");
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://weak');
    const name = searchParams.get('name') ?? '';
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (pathname === '/') {
      response.end('<html><body><a href="/items?name=lamp">lamp</a><a href="/hello?name=you">hello</a></body></html>');
    } else if (pathname === '/hello') {
      response.end(`<html><body><h1>Hello ${name}</h1></body></html>`);
    } else if (pathname === '/items') {
      pool.query(`select id, name from weak_items where name = '${name}'`).then(
        // Of several statements at once the driver gives a list.
        (result) => response.end(pageOf([result].flat().at(-1)?.rows ?? [])),
        (error: unknown) => response.writeHead(500).end(`<html><body>PostgreSQL ERROR: ${String(error)}</body></html>`),
      );
    } else {
      response.writeHead(404).end('<html><body>nothing</body></html>');
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address()) satisfies Partial<AddressInfo>;
  return {
    address: `http://127.0.0.1:${String(port)}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

const pageOf = (rows: readonly { id: number; name: string }[]): string =>
  `<html><body><ul>${rows.map(({ id, name }) => `<li>${id} ${name}</li>`).join('')}</ul></body></html>`;
