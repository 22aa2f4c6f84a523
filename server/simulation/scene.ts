/**
 * One visit of one person to one case: what they find on their desk, fill in, hand in and say, by the calls a browser makes.
 * Now and then somebody does something wrong on the way (wrong-moves.ts).
 */
import { randomUUID } from 'node:crypto';
import { addDays, type Day, dateInShanghai } from '../../workflows/calendar/day.ts';
import type { EventType } from '../../workflows/vocabulary/events.ts';
import { type CaseView, caseViewSchema } from '../cases/case-contract.ts';
import type { Dice } from '../demonstration/dice.ts';
import type { Browser } from './browser.ts';
import { choosePerson, type Part } from './choose-person.ts';
import { diceFor } from './dice-for.ts';
import type { Person } from './people.ts';
import type { PlayedCase } from './played-case.ts';
import { now, type Stage } from './stage.ts';
import { afterwards, beforehand } from './wrong-moves.ts';

export type SaidFields = Readonly<Record<string, unknown>>;
export type Speaking = { type: EventType; fields: SaidFields; key: string };

export class Scene {
  readonly stage: Stage;
  readonly played: PlayedCase;
  /** Who came. */
  readonly person: Person;
  readonly dice: Dice;

  constructor(stage: Stage, played: PlayedCase, person: Person) {
    this.stage = stage;
    this.played = played;
    this.person = person;
    const { state, row, visits } = played;
    this.dice = diceFor(stage.seed, row.creditCode, state, visits.get(state) ?? 0, played.next?.word ?? '');
  }

  get browser(): Browser {
    return this.person.browser;
  }

  /** Below `/api`. */
  get path(): string {
    return `/cases/${this.played.caseId}`;
  }

  get today(): Day {
    return dateInShanghai(now(this.stage));
  }

  dayFromToday(days: number): Day {
    return addDays(this.today, days);
  }

  /** Somebody else on the same case. */
  withPart(part: Part): Scene {
    return new Scene(this.stage, this.played, choosePerson(this.stage, this.played, part));
  }

  async view(): Promise<CaseView> {
    return this.browser.get(this.path, caseViewSchema);
  }

  /** Says an event; the case has moved when this returns. @throws LeftUndone */
  async say(type: EventType, fields: SaidFields = {}): Promise<CaseView> {
    const speaking = { type, fields, key: randomUUID() };
    await beforehand(this, speaking);
    const view = await this.browser.post(this.speaks(speaking), caseViewSchema);
    this.stage.tally.events += 1;
    this.follow(view);
    await afterwards(this, { speaking, view });
    return view;
  }

  /** The case has not been in this state before: nothing has been filled in here. */
  get isFirstVisit(): boolean {
    return this.played.visits.get(this.played.state) === 1;
  }

  /** Says what can't be said yet, and is told why. */
  async sayTooEarly(type: EventType, fields: SaidFields = {}): Promise<void> {
    if (!this.isFirstVisit || !this.dice.chance(0.3)) return;
    await this.sayInVain(type, fields, { status: 422, code: 'unmet' });
  }

  async sayInVain(type: EventType, fields: SaidFields, refusal: { status: number; code: string }): Promise<void> {
    await this.browser.refused({ ...this.speaks({ type, fields, key: randomUUID() }), method: 'POST' }, refusal);
  }

  /** The request that says it on the screen as it stands. */
  speaks({ type, fields, key }: Speaking, seq = this.played.seq) {
    const headers = { 'idempotency-key': key, 'if-match': `"${seq}"` };
    return { path: `${this.path}/events`, json: { type, ...fields }, headers };
  }

  /** Takes over where the case stands now. */
  follow(view: CaseView): void {
    const { played } = this;
    played.state = view.state;
    played.seq = view.seq;
    played.district = view.district;
    played.providerId = view.provider?.id ?? null;
    played.agencyId = view.agency?.id ?? null;
    played.auditFirmId = view.auditFirm?.id ?? null;
  }
}
