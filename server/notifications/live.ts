/**
 * The live streams of one server. While somebody listens, a look every few seconds asks the database, for all of them together:
 * whose session has ended, who has how much unread, which cases have moved. Several servers behind one database each ask for
 * their own. No stream holds a connection to the database, a slow one is cut, and a person has only so many.
 */
import type { Caller } from '../access/caller.ts';
import { rolesOnCase } from '../access/case-access.ts';
import { beyondCaller } from '../database/scope.ts';
import { findCaller } from '../identity/sessions.ts';
import type { Product } from '../product.ts';
import { type ChangedCase, listChangedCases, mostChanges } from './changed-cases.ts';
import { countUnreadOf, endedSessions } from './live-statements.ts';

/** Where a stream's lines go. `write` is false when it does not take more. */
export type Line = { write: (text: string) => boolean; end: () => void };
export type Listener = { caller: Caller; token: string; line: Line; unread: number | null };
export type Live = {
  join: (listener: Omit<Listener, 'unread'>, lastEventId: string | null) => Promise<() => void>;
  /** One look, for tests; otherwise they come by themselves. */
  look: () => Promise<void>;
  count: () => number;
  close: () => void;
};

const lookEveryMs = 3_000;
/** Longer than a proxy keeps a silent line open, in looks. */
const renewEvery = 8;
const mostPerPerson = 6;
const mostInAll = 5_000;
const overlap = '10 seconds';
/** Who comes back after longer reads everything anew. */
const rememberedForMs = 600_000;

type Log = { error: (facts: object, line: string) => void };

export function openLive(product: Product, log: Log): Live {
  const listeners = new Set<Listener>();
  /** What was told of moves within the overlap, by case. */
  let told = new Map<string, number>();
  let position: string | null = null;
  let looks = 0;
  let timer: NodeJS.Timeout | null = null;

  const leave = (listener: Listener, farewell = '') => {
    if (!listeners.delete(listener)) return;
    if (farewell !== '') listener.line.write(farewell);
    listener.line.end();
  };
  const say = (listener: Listener, text: string) => {
    if (!listener.line.write(text)) leave(listener);
  };

  async function lookOnce(): Promise<void> {
    const all = [...listeners];
    if (all.length === 0) return;
    looks += 1;
    const ended = await endedSessions(
      product.pool,
      all.map(({ caller }) => caller.sessionHash),
    );
    for (const listener of all)
      if (ended.has(listener.caller.sessionHash)) leave(listener, 'event: ended\ndata: {}\n\n');
    if (looks % renewEvery === 0) for (const listener of [...listeners]) await renew(listener);
    await tellUnread([...listeners]);
    await tellChanges();
  }

  /** Roles may have changed since it began; and a line in which nothing moves is cut on the way. */
  async function renew(listener: Listener): Promise<void> {
    const caller = await findCaller(product, listener.token, { unattended: true });
    if (caller === null) {
      leave(listener, 'event: ended\ndata: {}\n\n');
      return;
    }
    listener.caller = caller;
    say(listener, ': still here\n\n');
  }

  async function tellUnread(to: readonly Listener[]): Promise<void> {
    const counts = await countUnreadOf(product, [...new Set(to.map(({ caller }) => caller.personId))]);
    for (const listener of to) {
      const unread = counts.get(listener.caller.personId) ?? 0;
      if (unread === listener.unread) continue;
      listener.unread = unread;
      say(listener, event('unread', { unread }));
    }
  }

  async function tellChanges(): Promise<void> {
    const found = await listChangedCases(product.pool, { after: position ?? (await nowText()), overlap });
    const fresh = found.filter(({ id, seq }) => (told.get(id) ?? 0) < seq);
    told = new Map(found.map(({ id, seq }) => [id, seq]));
    // Whoever is told to read anew needs none of the rest.
    position = found.length > mostChanges ? await nowText() : (found.at(-1)?.at ?? position);
    if (fresh.length === 0) return;
    for (const listener of [...listeners]) tellOf(listener, fresh, found.length > mostChanges);
  }

  function tellOf(listener: Listener, fresh: readonly ChangedCase[], tooMany: boolean): void {
    if (tooMany) {
      say(listener, `${idLine()}event: resync\ndata: {}\n\n`);
      return;
    }
    const seen = fresh.filter(({ parties }) => rolesOnCase(listener.caller, parties).length > 0);
    if (seen.length > 0) say(listener, idLine() + event('cases', { changes: seen.map((one) => one.told) }));
  }

  const idLine = () => (position === null ? '' : `id: ${position}\n`);
  const nowText = async () => (await product.clock.now(product.db)).toISOString();

  /** Whoever was away for a moment is told what moved meanwhile. */
  async function catchUp(listener: Listener, lastEventId: string): Promise<void> {
    const since = Date.parse(lastEventId);
    const now = await product.clock.now(product.db);
    if (Number.isNaN(since) || since < now.getTime() - rememberedForMs) {
      say(listener, 'event: resync\ndata: {}\n\n');
      return;
    }
    const missed = await listChangedCases(product.pool, { after: new Date(since).toISOString(), overlap });
    tellOf(listener, missed, missed.length > mostChanges);
  }

  /** In nobody's scope: the timer is set by whoever came first, and works for all. */
  const look = () => beyondCaller(lookOnce);
  const goOn = () => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => log.error({ err: error }, 'the live notifications could not look'))
        .finally(() => {
          timer = null;
          if (listeners.size > 0) goOn();
        });
    }, lookEveryMs);
    timer.unref();
  };

  return {
    look,
    count: () => listeners.size,
    async join(joining, lastEventId) {
      const listener: Listener = { ...joining, unread: null };
      const own = [...listeners].filter(({ caller }) => caller.personId === joining.caller.personId);
      // The oldest goes, and is told not to come back by itself.
      if (own.length >= mostPerPerson && own[0]) leave(own[0], 'event: full\ndata: {}\n\n');
      if (listeners.size >= mostInAll) {
        listener.line.write('event: full\ndata: {}\n\n');
        listener.line.end();
        return () => {};
      }
      // Nobody has listened for a while: what moved meanwhile is no news to whoever comes now.
      if (listeners.size === 0) position = null;
      listeners.add(listener);
      await beyondCaller(async () => {
        position ??= await nowText();
        say(listener, `retry: 5000\n${idLine()}\n`);
        await tellUnread([listener]);
        if (lastEventId !== null) await catchUp(listener, lastEventId);
      });
      if (timer === null) goOn();
      return () => leave(listener);
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      for (const listener of [...listeners]) leave(listener);
    },
  };
}

const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
