/**
 * A form that several people may be at: what is typed is kept in this browser at once, goes to the server a moment later, and
 * meets what others have saved field by field (merge-typed.ts). A network cut, a lost session, a killed browser: on the next
 * visit it goes on where it was.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { isProblem } from '../api/problem.ts';
import { useSession } from '../app/session.ts';
import { dropDraft, readDraft, writeDraft } from './drafts.ts';
import {
  changedByOthers,
  conflicts,
  markSent,
  meet,
  type Same,
  settle,
  shownTexts,
  type Texts,
  type Typed,
  textsToSend,
  typeOver,
  unsaved,
} from './merge-typed.ts';
import { registerSaver } from './pending-saves.ts';
import type { SaveStatus } from './use-autosave.ts';

/** As the server has it: who saved it last, where the reader may know. */
export type Saved = { texts: Texts; version: number; by: { id: string; name: string } | null; at: string | null };
/** What somebody else changed while the page was open. */
export type Others = { by: Saved['by']; at: string | null; codes: readonly string[] };

type Options = {
  name: string;
  saved: Saved;
  same: Same;
  /** What cannot be sent yet: half an amount stays here until it is one. */
  isSound: (code: string, text: string) => boolean;
  save: (texts: Texts, version: number) => Promise<Saved>;
  reload: () => Promise<Saved>;
};

type Work = {
  typed: Typed;
  saved: Saved;
  others: readonly Others[];
  status: SaveStatus;
  running: Promise<void> | null;
  timer: number;
  /** The page is open: nothing is tried again after it was left. */
  here: boolean;
};

const pauseMs = 700;
const retryMs = 4_000;

export function useMergedDraft(options: Options) {
  const key = `${useSession().person.id}.${options.name}`;
  const [start] = useState(() => meet(readDraft<Typed>(key) ?? {}, options.saved.texts, options.same));
  const [, render] = useState(0);
  const told = useRef(options);
  told.current = options;
  const work = useRef<Work>({
    typed: start,
    saved: options.saved,
    others: [],
    status: { is: 'unchanged' },
    running: null,
    timer: 0,
    here: true,
  });

  const put = useCallback(
    (change: Partial<Work>) => {
      Object.assign(work.current, change);
      if (change.typed) keep(key, change.typed, told.current.same);
      render((times) => times + 1);
    },
    [key],
  );

  const receive = useCallback(
    (now: Saved) => {
      const { typed, saved, others } = work.current;
      if (now.version <= saved.version) return;
      const { same } = told.current;
      const codes = changedByOthers(typed, saved.texts, now.texts, same);
      put({
        typed: meet(typed, now.texts, same),
        saved: now,
        others: codes.length > 0 ? [...others, { by: now.by, at: now.at, codes }] : others,
      });
    },
    [put],
  );

  const send = useCallback(
    async (codes: readonly string[]): Promise<void> => {
      const { typed, saved } = work.current;
      try {
        const now = await told.current.save(textsToSend(typed, saved.texts, codes), saved.version);
        put({ status: { is: 'saved', at: new Date() } });
        receive(now);
      } catch (error) {
        // Somebody was faster: what they saved is taken in, and what was typed goes again.
        if (isProblem(error) && error.code === 'stale-form') {
          const now = await told.current.reload().catch(() => null);
          if (now) return receive(now);
        }
        const later = !isProblem(error) || error.unanswered || error.status >= 500 || error.status === 429;
        put({ status: later ? { is: 'offline' } : { is: 'failed', error } });
      }
    },
    [put, receive],
  );

  const flush = useCallback(async (): Promise<void> => {
    window.clearTimeout(work.current.timer);
    while (work.current.running) await work.current.running;
    const codes = codesToSend(work.current, told.current);
    if (codes.length === 0) return;
    put({ typed: markSent(work.current.typed, codes), status: { is: 'saving' } });
    work.current.running = send(codes);
    await work.current.running;
    work.current.running = null;
    const { is } = work.current.status;
    if (!work.current.here || is === 'failed' || codesToSend(work.current, told.current).length === 0) return;
    work.current.timer = window.setTimeout(flush, is === 'offline' ? retryMs : pauseMs);
  }, [put, send]);

  const after = useCallback(
    (typed: Typed) => {
      put({ typed });
      if (codesToSend(work.current, told.current).length === 0) return;
      put({ status: { is: 'waiting' } });
      window.clearTimeout(work.current.timer);
      work.current.timer = window.setTimeout(flush, pauseMs);
    },
    [flush, put],
  );

  useEffect(() => receive(options.saved), [options.saved, receive]);
  useEffect(() => {
    work.current.here = true;
    void flush();
    const hidden = () => document.visibilityState === 'hidden' && void flush();
    const online = () => void flush();
    window.addEventListener('online', online);
    document.addEventListener('visibilitychange', hidden);
    const forget = registerSaver(flush);
    return () => {
      window.removeEventListener('online', online);
      document.removeEventListener('visibilitychange', hidden);
      forget();
      work.current.here = false;
      // Whoever signed out wants nothing kept, and has waited for what could be sent.
      if (readDraft(key) !== null) void flush();
    };
  }, [flush, key]);

  const { typed, saved, others, status } = work.current;
  const { same, isSound } = options;
  const inConflict = conflicts(typed, saved.texts, same);
  return {
    texts: shownTexts(typed, saved.texts),
    saved,
    status,
    others,
    conflicts: inConflict,
    /** Typed and not to be sent as it is: kept in this browser only. */
    unsound: unsaved(typed, same).filter((code) => !isSound(code, typed[code]?.text ?? '')),
    flush,
    change: (code: string, text: string) => after(typeOver(work.current.typed, work.current.saved.texts, code, text)),
    settle: (code: string, text: string | 'theirs') =>
      after(settle(work.current.typed, work.current.saved.texts, code, text)),
  };
}

function codesToSend({ typed, saved }: { typed: Typed; saved: Saved }, { same, isSound }: Options): string[] {
  const open = new Set(conflicts(typed, saved.texts, same));
  return unsaved(typed, same).filter((code) => !open.has(code) && isSound(code, typed[code]?.text ?? ''));
}

/** Another window of the same person keeps its own fields beside these. */
function keep(key: string, typed: Typed, same: Same): void {
  const open = new Set(unsaved(typed, same));
  const elsewhere = Object.entries(readDraft<Typed>(key) ?? {}).filter(([code]) => typed[code] === undefined);
  const kept = [...elsewhere, ...Object.entries(typed).filter(([code]) => open.has(code))];
  if (kept.length === 0) dropDraft(key);
  else writeDraft(key, Object.fromEntries(kept));
}
