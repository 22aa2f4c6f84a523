/** A transaction on one connection whose statements may be queued without waiting for each other's answers. */
import type pg from 'pg';

export type Transaction = {
  client: pg.PoolClient;
  /** Sends without waiting: it stands before the commit, which holds only when this has been answered too. */
  send(statement: () => Promise<unknown>): void;
};

/**
 * Begin and commit around the work. The first statement goes out right behind `begin`, and `commit` right behind the last:
 * round trips, not the disk, limit a move. A client that lost its connection is not given back to the pool.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const sent: Promise<unknown>[] = [];
  const send = (statement: () => Promise<unknown>) => {
    holdBack(client);
    const answer = statement();
    // Judged at the end: until then its failure is nobody's unhandled rejection.
    answer.catch(() => undefined);
    sent.push(answer);
  };
  let broken: Error | undefined;
  try {
    send(() => client.query('begin'));
    const result = await work({ client, send });
    send(() => client.query('commit'));
    await Promise.all(sent);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** For who must know when the waiting for a connection is over. One that failed is not given back to the pool. */
export async function onConnection<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** What is said in the same breath leaves in one packet: a system call each is what a move spends most on. */
function holdBack({ connection: { stream } }: pg.PoolClient): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}
