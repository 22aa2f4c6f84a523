/**
 * Statements that come again are planned once per connection and not at every call: behind the row-level policies planning
 * costs a multiple of running. Postgres itself goes on choosing between its general plan and one for the values at hand.
 */
import type pg from 'pg';

/** So often a text must come before it gets a name: what is put together once, for one filter, is not worth keeping. */
const USES_BEFORE_NAMED = 4;
/** Each name costs a plan in every connection's memory. */
const MOST_NAMES = 400;
const MOST_COUNTED = 2_000;

/** Gives names to texts, for a whole pool. What is not worth a name stays without. */
export class StatementNames {
  readonly #names = new Map<string, string>();
  #uses = new Map<string, number>();

  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined || this.#names.size >= MOST_NAMES) return name;
    const uses = (this.#uses.get(text) ?? 0) + 1;
    if (uses >= USES_BEFORE_NAMED) {
      this.#uses.delete(text);
      const fresh = `s${this.#names.size}`;
      this.#names.set(text, fresh);
      return fresh;
    }
    if (this.#uses.size >= MOST_COUNTED) this.#uses = new Map();
    this.#uses.set(text, uses);
    return undefined;
  }
}

type Config = { text: string; name?: string; values?: unknown[] };

/** Only statements with values: `begin` and its like have no plan. */
export function prepareRepeated(client: pg.ClientBase, names: StatementNames): void {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((first: string | Config, values: unknown, ...rest: unknown[]) => {
    const config: Config = typeof first === 'string' ? { text: first } : first;
    const { length } = Array.isArray(values) ? values : (config.values ?? []);
    // Who gave a name knows why: what is asked from the first request on.
    const name = length === 0 || config.name !== undefined ? undefined : names.nameOf(config.text);
    return send(name === undefined ? first : { ...config, name }, values, ...rest);
  }) as typeof client.query;
}
