// Connections to Postgres, and how its values arrive in JavaScript.
import pg from 'pg';
import { prepareRepeated, StatementNames } from './prepared-statements.ts';
import { currentScope, tellScope } from './scope.ts';

// Process-wide, because drizzle asks the driver's global parsers and not those of a pool.
// Money and sequences are bigint columns: exact as numbers up to 2^53 fen, about 90 trillion yuan; beyond that we fail
// rather than round.
pg.types.setTypeParser(pg.types.builtins.INT8, parseSafeInteger);
// A date is a calendar day without a zone: a Date object would move it by the server's offset.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export interface PoolOptions {
  max: number;
  /** Is told when a connection that nobody uses at the moment breaks. */
  log?: (line: string) => void;
}

export function createPool(connectionString: string, { max, log = console.error }: PoolOptions): pg.Pool {
  const pool = new ScopedPool({
    connectionString,
    max,
    application_name: 'pilotflow',
    // A full pool answers 503 soon instead of queueing for ever.
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    // Statements that are sent together travel together; each keeps its own answer and its own error.
    pipeline: true,
    // Days are Beijing days by explicit `at time zone` in the queries, never by the server's own setting.
    options: '-c TimeZone=UTC',
  });
  const names = new StatementNames();
  pool.on('connect', (client) => {
    prepareRepeated(client, names);
    // One that breaks in somebody's hands tells it to their query; without a listener of its own it would end the process too.
    client.on('error', () => undefined);
  });
  // Without a listener a lost connection would end the process.
  pool.on('error', (error) => {
    // The pool's end does not wait for its sockets: a server that stops right after it may be quicker to cut them.
    if (!pool.ending) log(`A database connection broke: ${error.message}`);
  });
  return pool;
}

export function parseSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`The bigint ${text} is not exact as a number.`);
  return number;
}

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void;

/** Whoever takes a connection takes it in their scope: `pool.query` too, which takes one for itself. */
class ScopedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Taken): void;
  override connect(callback?: Taken): Promise<pg.PoolClient> | undefined {
    // Now: the connection may come free in the middle of somebody else's request.
    const scope = currentScope();
    if (callback === undefined) {
      return super.connect().then((client) => {
        tellScope(client, scope);
        return client;
      });
    }
    super.connect((error, client, done) => {
      if (client !== undefined) tellScope(client, scope);
      callback(error, client, done);
    });
    return undefined;
  }
}
