/**
 * Drives all cases at once (decisions.md 4): at every instant whoever has something to do does it, in rounds, until nobody
 * has; then the clock jumps to the next deadline or the next person's day, whatever comes first, and the sweep goes round.
 */
import { and, eq, min } from 'drizzle-orm';
import { z } from 'zod';
import { type Day, dateInShanghai, instantOn } from '../../workflows/calendar/day.ts';
import { addWorkingDays, workingDayFrom } from '../../workflows/calendar/working-days.ts';
import { deskOf, isClock, isFinal, strikeOf } from '../../workflows/case/structure.ts';
import { caseListSchema } from '../cases/case-contract.ts';
import { sweep } from '../cases/sweep.ts';
import { cases, clocks } from '../database/schema/cases.ts';
import { sortOutbox } from '../letters/post-room.ts';
import type { Product } from '../product.ts';
import { LeftUndone } from './browser.ts';
import { choosePerson, type Part } from './choose-person.ts';
import { diceFor } from './dice-for.ts';
import { inParallel } from './in-parallel.ts';
import type { Person } from './people.ts';
import type { PlayedCase } from './played-case.ts';
import { Scene } from './scene.ts';
import { type DeskRow, moveTo, nameOf, now, type Stage } from './stage.ts';
import { silence } from './story.ts';
import { findTurn, wordFor } from './turns/all-turns.ts';
import type { Delay, Turn } from './turns/turn.ts';

const AT_ONCE = 12;
/** People come to work. */
const MORNING = '10:00';

export async function drive(product: Product, stage: Stage, say: (line: string) => void): Promise<void> {
  for (const played of stage.cases) arrive(stage, played);
  let told: Day = '';
  for (;;) {
    const { struck, promoted, funded } = await sweep(product);
    if (struck + promoted + funded > 0) await lookAround(stage);
    await settle(stage);
    await sortOutbox(product);
    const next = await nextInstant(product, stage);
    if (next === null) return;
    await moveTo(stage, next);
    const month = dateInShanghai(next).slice(0, 7);
    if (month !== told) say(`${month}: ${stage.tally.events} moves`);
    told = month;
  }
}

/** Rounds: everybody who is due acts; places are given out in the order of the roster, all else side by side. */
async function settle(stage: Stage): Promise<void> {
  for (;;) {
    const due = stage.cases.filter(({ next }) => next !== null && next.at <= now(stage));
    if (due.length === 0) return;
    stage.desks = new Map();
    const turns = due.flatMap((played) => {
      const turn = findTurn(played.state, played.next?.word ?? '');
      return turn ? [{ played, turn }] : [];
    });
    const ordered = turns.filter(({ turn }) => turn.inOrder);
    const free = turns.filter(({ turn }) => !turn.inOrder);
    await Promise.all([inParallel(AT_ONCE, free, play(stage)), inParallel(1, ordered, play(stage))]);
  }
}

type Playing = { played: PlayedCase; turn: Turn };

const play =
  (stage: Stage) =>
  async ({ played, turn }: Playing): Promise<void> => {
    const { seq } = played;
    try {
      const scene = new Scene(stage, played, choosePerson(stage, played, turn.by));
      await lookAtDesk(stage, { played, by: turn.by, person: scene.person });
      const more = await turn.act(scene);
      if (more) schedule(stage, played, more);
      else if (played.seq > seq) arrive(stage, played);
      else played.next = null;
    } catch (error) {
      if (!(error instanceof LeftUndone)) throw error;
      // It has been counted; the case stays where it is and shows at the end.
      played.next = null;
    }
  };

/** Whoever it waits for finds it on their desk, as it stands. */
async function lookAtDesk(
  stage: Stage,
  { played, by, person }: { played: PlayedCase; by: Part; person: Person },
): Promise<void> {
  const role = by === 'hearing' ? 'officer' : by;
  if (played.caseId === '' || !deskOf(played.state).includes(role)) return;
  const desk = stage.desks.get(person.id) ?? readDesk(person);
  stage.desks.set(person.id, desk);
  const row = (await desk).get(played.caseId);
  if (row?.state !== played.state || row.seq !== played.seq)
    stage.tally.unexpected(`${nameOf(played)} at ${played.state} ${played.seq} is not on the desk of the ${by}`);
}

async function readDesk({ browser }: Person): Promise<Map<string, DeskRow>> {
  const rows = new Map<string, DeskRow>();
  let after = '';
  for (;;) {
    const { items, next } = await browser.get(`/cases?desk=mine&limit=200${after}`, caseListSchema);
    for (const row of items) rows.set(row.id, row);
    if (next === null) return rows;
    after = `&after=${encodeURIComponent(next)}`;
  }
}

/** What moved without anybody's doing: the auditor sees the newest first. */
async function lookAround(stage: Stage): Promise<void> {
  const byId = new Map(stage.cases.map((played) => [played.caseId, played]));
  const { browser } = stage.people.oneAs('auditor', 0);
  let after = '';
  for (;;) {
    const { items, next } = await browser.get(`/cases?sort=-updated&limit=200${after}`, caseListSchema);
    const fresh = items.filter(({ updatedAt }) => Date.parse(updatedAt) === now(stage));
    for (const { id, state, seq } of fresh) {
      const played = byId.get(id);
      if (played === undefined || played.seq === seq) continue;
      Object.assign(played, { state, seq });
      arrive(stage, played);
    }
    if (next === null || fresh.length < items.length) return;
    after = `&after=${encodeURIComponent(next)}`;
  }
}

/** The case has come to a state: its people make up their minds. */
function arrive(stage: Stage, played: PlayedCase): void {
  const { state, visits, story } = played;
  const nth = visits.get(state) ?? 0;
  visits.set(state, nth + 1);
  const word = wordFor(story, state, nth);
  const turn = findTurn(state, word);
  if (word !== silence && turn === undefined) throw new Error(`the story "${story.code}" knows no ${word} at ${state}`);
  if (turn === undefined) played.next = null;
  else schedule(stage, played, { word, after: turn.after });
}

function schedule(stage: Stage, played: PlayedCase, { word, after }: { word: string; after: Delay }): void {
  const dice = diceFor(
    stage.seed,
    played.row.creditCode,
    'delay',
    played.state,
    played.visits.get(played.state) ?? 0,
    word,
  );
  const today = workingDayFrom(dateInShanghai(now(stage)), stage.calendar);
  const { day } = addWorkingDays(today, dice.between(...after), stage.calendar);
  const at = instantOn(officeDay(day, stage), MORNING);
  played.next = { word, at: Math.max(now(stage), at) };
}

/** The pilot is dealt with on Mondays, Wednesdays and Fridays: more happens at once, at fewer instants. */
const officeDay = (day: Day, { calendar }: Stage): Day =>
  [2, 4].includes(weekdayOf(day)) ? addWorkingDays(day, 1, calendar).day : day;
const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const soonest = z.array(z.object({ state: z.string(), name: z.string(), at: z.date().nullable() }));

/** Null when nobody wants anything more and only reminders are left. */
async function nextInstant({ db }: Product, { cases: played }: Stage): Promise<number | null> {
  const strikes = soonest.parse(
    await db
      .select({ state: cases.state, name: clocks.name, at: min(clocks.strikesAt) })
      .from(clocks)
      .innerJoin(cases, and(eq(cases.id, clocks.caseId), eq(clocks.status, 'running')))
      .groupBy(cases.state, clocks.name),
  );
  const wishes = played.flatMap(({ next, state }) => (next === null || isFinal(state) ? [] : [next.at]));
  const moves = strikes.some(({ state, name }) => isClock(name) && strikeOf(state, name) !== null);
  if (wishes.length === 0 && !moves) return null;
  return Math.min(...wishes, ...strikes.flatMap(({ at }) => at?.getTime() ?? []));
}
