/** What all scenes share: the people, the clock, the city's lists, the tally. */
import type { z } from 'zod';
import type { Calendar } from '../../workflows/calendar/working-days.ts';
import type { Edition } from '../../workflows/level/edition-schema.ts';
import type { caseRowSchema } from '../cases/case-contract.ts';
import type { SettableClock } from '../clock/product-clock.ts';
import type { Servers } from './host.ts';
import type { People, Person } from './people.ts';
import type { PlayedCase } from './played-case.ts';
import type { Tally } from './tally.ts';

export type DeskRow = z.infer<typeof caseRowSchema>;

export type Stage = {
  readonly seed: number;
  readonly people: People;
  readonly clock: SettableClock;
  readonly servers: Servers;
  readonly calendar: Calendar;
  readonly edition: Edition;
  readonly callId: string;
  readonly tally: Tally;
  readonly cases: readonly PlayedCase[];
  /** What lies on whose desk, as they saw it in this round. */
  desks: Map<string, Promise<ReadonlyMap<string, DeskRow>>>;
};

export const now = ({ clock }: Stage): number => clock.set().getTime();

/** The product has one clock in each thread. */
export async function moveTo({ clock, servers }: Stage, instant: number): Promise<void> {
  clock.moveTo(new Date(instant));
  await servers.moveTo(instant);
}

export const nameOf = ({ row, number, story }: PlayedCase): string => `${number || row.name} (${story.code})`;

export type Actor = { stage: Stage; played: PlayedCase; person: Person };
