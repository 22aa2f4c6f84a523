/**
 * The second wall: what the database itself lets a connection see. Every connection is told on whose behalf it speaks before it
 * is used, and the row-level policies (migration "row security") read that. A request runs in the scope of its caller from the
 * session hook on; outside of requests the product speaks for itself and sees everything. The settings belong to the connection,
 * so a pooler in front of Postgres must pool sessions, not transactions.
 */
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { currentWork, type RequestPlace, runWork } from './current-work.ts';
import type { Tx } from './database.ts';

/** What is told to the connection; the policies read each as `pilotflow.NAME`. Lists are joined by commas. */
export type Scope = {
  /** `everything`: the product itself; `city`: every case that has been handed in; ``: only what the rest says. */
  readonly sees: 'everything' | 'city' | '';
  readonly person: string;
  /** Organisations that the caller belongs to now. */
  readonly organisations: string;
  readonly districts: string;
  /** Cases with money in them, for the treasury. */
  readonly money: 'on' | '';
  /** Who raised an objection, for its handlers. */
  readonly objectors: 'on' | '';
  /** People and memberships of everybody, for the administrator. */
  readonly people: 'on' | '';
  /** The whole journal, for auditors and the administrator. */
  readonly journal: 'on' | '';
  /** Organisations that the caller belongs or belonged to: no official sees their cases. */
  readonly conflicts: string;
};

export const productScope: Scope = {
  sees: 'everything',
  person: '',
  organisations: '',
  districts: '',
  money: '',
  objectors: 'on',
  people: 'on',
  journal: 'on',
  conflicts: '',
};
/** A stranger: nothing but what is everybody's. */
export const strangerScope: Scope = { ...productScope, sees: '', objectors: '', people: '', journal: '' };

let untold = false;

export const currentScope = (): Scope | 'any' => (untold ? 'any' : (currentWork()?.scope ?? productScope));

/**
 * For a statement to which no policy applies: the connection is left as it was told last. Only for what takes its connection
 * before it returns (`pool.query` does, a query of the builder does not).
 */
export function inAnyScope<T>(ask: () => Promise<T>): Promise<T> {
  untold = true;
  try {
    return ask();
  } finally {
    untold = false;
  }
}

/** Everything that is called from `done` on speaks for this scope: for hooks of requests, which do not wait. */
export const goOnIn = (scope: Scope, request: RequestPlace, done: () => void): void =>
  runWork({ scope, request }, done);

/** Waits inside: the builder's queries are sent only when somebody waits for them, and then in the scope of whoever does. */
export const inScope = <T>(scope: Scope, work: () => PromiseLike<T>): Promise<T> =>
  runWork({ scope, request: currentWork()?.request }, async () => await work());

/**
 * For the few questions of a request whose answer lies beyond what its caller sees: whether an invoice was used in another
 * case, who is free to be drawn, whose account a mail address is. Say in a comment why. Inside a transaction: `widen`.
 */
export const beyondCaller = <T>(work: () => PromiseLike<T>): Promise<T> => inScope(productScope, work);

const names = [
  'sees',
  'person',
  'organisations',
  'districts',
  'money',
  'objectors',
  'people',
  'journal',
  'conflicts',
] as const;
const valuesOf = (scope: Scope): string[] => names.map((name) => scope[name]);
const tell = {
  name: 'tell-scope',
  text: `select ${names.map((name, i) => `set_config('pilotflow.${name}', $${i + 1}, false)`).join(', ')}`,
};
const tellWide = `select ${names.map((name) => `set_config('pilotflow.${name}', '${productScope[name]}', true)`).join(', ')}`;

const told = new WeakMap<pg.PoolClient, Scope>();

/** Tells the connection, unless it knows already. Goes out in front of the first statement, without waiting for an answer. */
export function tellScope(client: pg.PoolClient, scope: Scope | 'any'): void {
  if (scope === 'any') return;
  const before = told.get(client);
  if (before === scope || (before !== undefined && names.every((name) => before[name] === scope[name]))) return;
  told.set(client, scope);
  client.query({ ...tell, values: valuesOf(scope) }).catch(() => {
    // What was not told must not be assumed, and the next statement is on its way already: the connection ends here.
    told.delete(client);
    client.connection.stream.destroy();
  });
}

/** The rest of this transaction speaks for the product: after the caller has been let through the gate. */
export const widen = (client: Pick<pg.PoolClient, 'query'>): Promise<unknown> =>
  client.query({ name: 'widen-scope', text: tellWide });

/** The same for the builder's transaction. */
export const widenTx = (tx: Tx): Promise<unknown> => tx.execute(sql.raw(tellWide));
