// Makes the database's files once. Chinese needs the right flags from the start: with the C locale pg_trgm finds no
// trigrams in Chinese text, and without ICU zh-CN names do not sort by pinyin.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { POSTGRES_MAJOR } from './binaries.ts';
import { giveTo, type Place } from './place.ts';
import { SUPERUSER } from './roles.ts';
import { run } from './run.ts';

export async function makeClusterOnce({ account, binaries, cluster }: Place, durable: boolean): Promise<void> {
  if (existsSync(cluster)) {
    refuseOtherMajor(cluster);
    return;
  }
  // The final name comes last: kill -9 in the middle leaves no half cluster that looks like a whole one.
  // A name of its own each time: an orphaned initdb may still be writing into the draft of before.
  const draft = `${cluster}.init.${process.pid}`;
  for (const old of draftsOf(cluster)) rmSync(old, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(account, draft);
  // Trust is safe here: only this account and root can reach the socket, and there is no other way in.
  const who = [`--username=${SUPERUSER}`, '--auth=trust'];
  const language = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=zh-CN'];
  const speed = durable ? [] : ['--no-sync'];
  await run(account, binaries.initdb, ['-D', draft, ...who, ...language, '--no-instructions', ...speed]);
  renameSync(draft, cluster);
}

function draftsOf(cluster: string): string[] {
  const begin = `${basename(cluster)}.init.`;
  const names = readdirSync(dirname(cluster)).filter((name) => name.startsWith(begin));
  return names.map((name) => join(dirname(cluster), name));
}

function refuseOtherMajor(cluster: string): void {
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major === String(POSTGRES_MAJOR)) return;
  throw new Error(`${cluster} was made by Postgres ${major}, but this is Postgres ${POSTGRES_MAJOR}.`);
}
