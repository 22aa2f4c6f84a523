/** `npm start`: the whole product in one process, until a signal ends it. */
import type { Server } from 'node:net';
import { buildApp } from './app.ts';
import { startBackgroundWork } from './cases/background.ts';
import { announceDemonstration } from './demonstration/announce-demonstration.ts';
import { chainRest } from './journal/sealer.ts';
import { clearUnconfirmed } from './membership/registration/clear-unconfirmed.ts';
import { tellObjectors } from './objections/tell-objectors.ts';
import { openProduct } from './open-product.ts';
import { reminderRounds } from './reminders/reminder-rounds.ts';
import { takeUpRosters } from './roster/work-on.ts';
import { readSettings, type Settings } from './settings.ts';

/** Whoever stops us waits some ten seconds before killing us; what is under way is short. */
const PATIENCE_MS = 8_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Somebody watches the bar. */
const ROSTERS_MS = 1_000;

let stopping = false;
/** What to undo at the end, the last thing first. */
const undo: (() => Promise<unknown>)[] = [];
const starting = start();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
try {
  await starting;
} catch (error) {
  // A wrong setting or a taken port is explained by its message; the place in our code would only be in the way.
  console.error(error instanceof Error && error.constructor === Error ? error.message : error);
  await stop(1);
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const log = (line: string) => console.error(line);
  const { product, close } = await openProduct({ settings, demonstrate: true, log });
  undo.push(close, () => chainRest(product));
  const app = await buildApp(product);
  undo.push(() => app.close());
  // The address is told once, below, when everything runs.
  await app.listen({ host: settings.host, port: settings.port, listenTextResolver: () => 'listening' });
  const background = startBackgroundWork(product, app.log, [
    { everyMs: HOUR_MS, work: clearUnconfirmed },
    { everyMs: MINUTE_MS, work: tellObjectors },
    { everyMs: ROSTERS_MS, work: takeUpRosters },
    ...reminderRounds,
  ]);
  undo.push(() => background.stop());
  for (const line of await announceDemonstration(product)) console.log(line);
  console.log(`数转通 Pilotflow ${addressOf(settings, app.server.address())}`);
}

async function stop(status: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  await starting.catch(() => {});
  for (const step of undo.toReversed()) await step();
  process.exit(status);
}

/** With port 0 the system chose, and only now it is known. */
function addressOf({ publicUrl, port }: Settings, bound: ReturnType<Server['address']>): string {
  return port === 0 && bound !== null && typeof bound === 'object'
    ? publicUrl.replace(/:0$/, `:${bound.port}`)
    : publicUrl;
}
