// Connections to Postgres, and how its values arrive in JavaScript.
import pg from 'pg';

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
  const pool = new pg.Pool({
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
