// Two commands that start at the same moment on a fresh clone must not install into the same folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { acquireLock } from '../../server/bootstrap/lock.mjs';
import { isAlive, processIdentity } from '../../server/bootstrap/process-identity.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pilotflow-lock-'));
const path = join(folder, 'lock');
const nobody = `${process.pid} of an earlier boot`;
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(path, { force: true }));

function announcement() {
  let announce = (_: string): void => {};
  const heard = new Promise<string>((resolve) => {
    announce = resolve;
  });
  return { announce, heard };
}

test('the second waits until the first has finished', async () => {
  const first = await acquireLock(path);
  const order: string[] = [];
  const waiting = announcement();
  const second = acquireLock(path, { onWait: waiting.announce }).then((lock) => {
    order.push('second begins');
    lock.release();
  });
  expect(await waiting.heard).toBe(String(process.pid));
  order.push('first ends');
  first.release();
  await second;
  expect(order).toEqual(['first ends', 'second begins']);
  expect(existsSync(path)).toBe(false);
});

test('of ten at once only one works at any moment', async () => {
  let working = 0;
  let most = 0;
  const one = async () => {
    const lock = await acquireLock(path);
    working += 1;
    most = Math.max(most, working);
    await Promise.resolve();
    working -= 1;
    lock.release();
  };
  await Promise.all(Array.from({ length: 10 }, one));
  expect(most).toBe(1);
});

test('the lock of a process that was killed is taken over, even if its number is in use again', async () => {
  writeFileSync(path, nobody);
  const lock = await acquireLock(path);
  lock.release();
});

test('an installation that outlived its parent keeps the lock until it ends', async () => {
  const npm = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
  await once(npm, 'spawn');
  writeFileSync(path, `${nobody}\n${processIdentity(npm.pid ?? 0)}`);
  const lock = await acquireLock(path, { onWait: () => npm.stdin.end() });
  expect(npm.exitCode).toBe(0);
  lock.release();
});

test('what is entrusted to a child names both', async () => {
  const lock = await acquireLock(path);
  lock.entrust(process.ppid);
  const waiting = announcement();
  const second = acquireLock(path, { onWait: waiting.announce });
  await waiting.heard;
  lock.release();
  (await second).release();
});

test('a process is known by more than its number', () => {
  expect(isAlive(processIdentity(process.pid) ?? '')).toBe(true);
  expect(isAlive(String(process.pid))).toBe(false);
  expect(isAlive(nobody)).toBe(false);
  expect(processIdentity(0)).toBeUndefined();
});
