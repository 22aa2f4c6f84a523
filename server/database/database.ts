/** The two kinds of database handle: reads take a `Reader`, writes take a `Tx`, so that the compiler guards transactions. */
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { inTransaction } from './transaction.ts';

export type Db = NodePgDatabase;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];
export type Reader = Db | Tx;

export function openDatabase(pool: pg.Pool): Db {
  const db = drizzle({ client: pool, casing: 'snake_case' });
  // drizzle waits for `begin` before the first statement; ours sends them together.
  db.transaction = (work) => inTransaction(pool, ({ client }) => work(onClient(client)));
  return db;
}

/** The builder on a client that has begun a transaction of its own: the corridor's, which speaks SQL where it is hot. */
export function onClient(client: pg.PoolClient): Tx {
  // drizzle types a transaction apart from a database only by `rollback`, which the corridor does itself.
  return drizzle({ client, casing: 'snake_case' }) as unknown as Tx;
}
