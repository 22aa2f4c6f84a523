/**
 * The whole pilot in minutes: a roster of enterprises goes through the journey over HTTP on loopback, every person with a
 * session of their own, under a clock that jumps (decisions.md 4). What comes out is verified from the database.
 */
import { Agent } from 'node:http';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { shippedCalendar } from '../../workflows/calendar/calendar-data.ts';
import { instantOn } from '../../workflows/calendar/day.ts';
import { edition2024 } from '../../workflows/level/editions.ts';
import type { RosterReference, RosterRow } from '../../workflows/roster/index.ts';
import { SettableClock } from '../clock/product-clock.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { calls } from '../database/schema/reference.ts';
import { isEmpty } from '../demonstration/seed-demonstration.ts';
import { chainRest } from '../journal/sealer.ts';
import { openProduct } from '../open-product.ts';
import type { Product } from '../product.ts';
import { cityFolder } from '../reference/set-up-city.ts';
import { readReference } from '../roster/read-reference.ts';
import { readRoster } from '../roster/read-roster.ts';
import type { Settings } from '../settings.ts';
import { dealStories } from './deal-stories.ts';
import { drive } from './drive.ts';
import { enrol, simulatedCall } from './enrol.ts';
import { startServers } from './host.ts';
import { signEverybodyIn } from './people.ts';
import { newCase } from './played-case.ts';
import { drawUpReport, type Report } from './report.ts';
import type { Stage } from './stage.ts';
import { story } from './story.ts';
import { Tally } from './tally.ts';

export type Simulation = {
  settings: Settings;
  /** The database is new and gone at the end. */
  throwaway: boolean;
  roster: string;
  /** The first so many of the roster; all when undefined or more than there are. */
  enterprises: number | undefined;
  seed: number;
  /** Progress and what is wrong, line by line. */
  say: (line: string) => void;
};

const start = new Date(instantOn('2025-01-06', '09:00'));

/** @throws when the roster holds no enterprise, or the database is not empty */
export async function simulate(simulation: Simulation): Promise<Report> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const city = await readReference(cityFolder);
  const rows = await chooseRows(simulation, city);
  const database = await openDatabaseFor(simulation);
  try {
    return await play({ ...simulation, settings: database.settings }, { city, rows, seconds });
  } finally {
    await database.stop();
  }
}

/** Several parts of the program share it: the people and the sweep here, each server in its own thread. */
async function openDatabaseFor({
  settings,
  throwaway,
  say,
}: Simulation): Promise<{ settings: Settings; stop(): Promise<void> }> {
  if (settings.database !== undefined) return { settings, stop: async () => {} };
  const dataDir = throwaway ? join(settings.dataDir, 'database') : settings.dataDir;
  const { appUrl, adminUrl, stop } = await startEmbeddedPostgres({ dataDir, throwaway, log: say });
  return { settings: { ...settings, database: { appUrl, adminUrl } }, stop };
}

type Playing = { city: RosterReference; rows: readonly RosterRow[]; seconds: () => number };

async function play({ settings, seed, say }: Simulation, { city, rows, seconds }: Playing): Promise<Report> {
  const clock = new SettableClock(start);
  const { product, close } = await openProduct({ settings, clock, log: say });
  try {
    if (!(await isEmpty(product.db)))
      throw new Error('模拟需要空数据库 · The simulation needs an empty database: it sets up a city of its own');
    const { stories, quota } = dealStories(
      rows.map(({ creditCode }) => creditCode),
      seed,
    );
    const { organisationIds } = await enrol(product, { city, rows, seed, quota });
    const cases = rows.map((row, index) =>
      newCase(index, {
        row,
        organisationId: organisationIds[index] ?? '',
        story: stories.get(row.creditCode) ?? story('smooth'),
      }),
    );
    say(`${rows.length} enterprises, ${quota} places (${seconds()} s)`);
    const tally = new Tally(say);
    await onStage(product, { seed, clock, tally, cases, settings }, async (stage) => {
      say(`everybody is signed in (${seconds()} s)`);
      await drive(product, stage, (line) => say(`${line} (${seconds()} s)`));
    });
    await chainRest(product);
    say(`${tally.requests} requests; verifying (${seconds()} s)`);
    return await drawUpReport(product, { seed, enterprises: rows.length, tally, seconds, say });
  } finally {
    await close();
  }
}

type Setting = Pick<Stage, 'seed' | 'clock' | 'tally' | 'cases'> & { settings: Settings };

/** With the servers running and everybody signed in: real sockets on loopback, kept open between requests. */
async function onStage(
  product: Product,
  { settings, ...setting }: Setting,
  work: (stage: Stage) => Promise<void>,
): Promise<void> {
  // Nobody on this stage carries an authenticator; the factors have tests of their own.
  const servers = await startServers({ ...settings, secondFactor: 'offered' }, start.getTime());
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  try {
    const people = await signEverybodyIn(product, { nextPort: servers.nextPort, agent, tally: setting.tally });
    const callId = await findCall(product);
    await work({
      ...setting,
      servers,
      people,
      callId,
      calendar: shippedCalendar,
      edition: edition2024,
      desks: new Map(),
    });
  } finally {
    agent.destroy();
    await servers.stop();
  }
}

/** Rows with errors or open questions are left out, and named. */
async function chooseRows({ roster, enterprises, say }: Simulation, city: RosterReference): Promise<RosterRow[]> {
  const verdict = await readRoster(roster, city);
  for (const { sheet, row, why } of [...verdict.errors, ...verdict.questions]) say(`left out: ${sheet} ${row}: ${why}`);
  const rows = verdict.acceptedRows.slice(0, enterprises);
  if (rows.length === 0) throw new Error(`名册中没有可导入的企业 · There is no enterprise in ${roster} to import`);
  return rows;
}

async function findCall({ db }: Product): Promise<string> {
  const [call] = await db.select({ id: calls.id }).from(calls).where(eq(calls.code, simulatedCall));
  if (!call) throw new Error(`the call ${simulatedCall} is not there`);
  return call.id;
}
