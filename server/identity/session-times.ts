/**
 * How long a session lasts, by what its person may do, and how long ago they may have shown that it is still them. Everything
 * that the sign-in counts in minutes stands here; all of it is wall time.
 */
import type { PersonRole } from '../../workflows/vocabulary/roles.ts';

const minute = 60_000;
const hour = 60 * minute;

type Times = { idleMs: number; longestMs: number };
/** Whoever decides or pays for the city leaves their desk sooner than a drafter in a factory. */
const officialTimes: Times = { idleMs: 20 * minute, longestMs: 8 * hour };
const ordinaryTimes: Times = { idleMs: 30 * minute, longestMs: 12 * hour };
const officials: readonly PersonRole[] = [
  'district',
  'officer',
  'director',
  'objectionHandler',
  'treasury',
  'auditor',
  'administrator',
];

export const timesFor = (memberships: readonly { role: PersonRole }[]): Times =>
  memberships.some(({ role }) => officials.includes(role)) ? officialTimes : ordinaryTimes;

export const shortestIdleMs = Math.min(officialTimes.idleMs, ordinaryTimes.idleMs);
/** A request writes only when the last writing one is this long ago. */
export const refreshEveryMs = 5 * minute;
/** Step-up: before deciding and paying. */
export const confirmedForMs = 15 * minute;
export const resetLinkMs = 30 * minute;
/** For a question put to a browser: a passkey, a way through the single sign-on. */
export const challengeMs = 10 * minute;
/** To scan the picture and type the first code. */
export const setUpMs = 30 * minute;
