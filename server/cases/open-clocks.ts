/** Clocks between their rows and the pure rules that move them. */
import { uuidv7 } from 'uuidv7';
import type { PausedClock, Clock as Period } from '../../workflows/calendar/clock.ts';
import type { MovedClock, OpenClock } from '../../workflows/case/clock-moves.ts';
import type { LockedClock } from './corridor-statements.ts';

/** `how` holds the period as the calendar's rules wrote it; it is read by nobody else. */
export const readClock = (row: LockedClock): OpenClock =>
  row.status === 'running'
    ? { id: row.id, name: row.name, status: 'running', period: row.how as Period }
    : { id: row.id, name: row.name, status: 'paused', period: row.how as PausedClock };

export type ClockRow = {
  id: string;
  name: string;
  status: string;
  started_at: string;
  due_at: string;
  provisional: boolean;
  how: unknown;
  strikes_at: string | null;
  ended_at: string | null;
};

/** The row that a move leaves; an ended clock keeps what it was. */
export function writeClock(moved: MovedClock, before: LockedClock | undefined, at: Date): ClockRow {
  const id = moved.id ?? uuidv7();
  if (moved.status === 'running') {
    const { period } = moved;
    const due = new Date(period.dueAt).toISOString();
    return {
      id,
      name: moved.name,
      status: 'running',
      started_at: iso(period.startedAt),
      due_at: due,
      provisional: period.provisional,
      how: period,
      strikes_at: due,
      ended_at: null,
    };
  }
  const known = before ?? { due_at: at.toISOString(), provisional: false, how: {} };
  const startedAt = moved.status === 'paused' ? moved.period.startedAt : startOf(before, at);
  return {
    id,
    name: moved.name,
    status: moved.status,
    started_at: iso(startedAt),
    due_at: known.due_at,
    provisional: known.provisional,
    how: moved.status === 'paused' ? moved.period : known.how,
    strikes_at: null,
    ended_at: moved.status === 'ended' ? at.toISOString() : null,
  };
}

const iso = (instant: number): string => new Date(instant).toISOString();
const startOf = (row: LockedClock | undefined, at: Date): number =>
  row ? readClock(row).period.startedAt : at.getTime();

/** The next deadline among the clocks that are open after a move. */
export function nextDue(before: readonly LockedClock[], moved: readonly ClockRow[]): Date | null {
  const after = new Map<string, { status: string; due_at: string }>(before.map((row) => [row.id, row]));
  for (const row of moved) after.set(row.id, row);
  const due = [...after.values()].filter(({ status }) => status === 'running').map(({ due_at }) => Date.parse(due_at));
  return due.length === 0 ? null : new Date(Math.min(...due));
}

/** The clocks as they stand after a move, for the answer. */
export function clocksAfter(before: readonly LockedClock[], moved: readonly ClockRow[]): LockedClock[] {
  const changed = new Map(moved.map((row) => [row.id, row]));
  const kept = before.filter(({ id }) => !changed.has(id));
  const fresh = moved.flatMap((row): LockedClock[] => {
    const { status } = row;
    return status === 'running' || status === 'paused'
      ? [{ ...row, status, name: row.name as LockedClock['name'] }]
      : [];
  });
  return [...kept, ...fresh];
}
