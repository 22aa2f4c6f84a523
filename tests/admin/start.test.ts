// The whole product as a process: from an empty folder to an address, and to its end by a signal.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';

// Two starts with a database each, on whatever machine this is.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'pilotflow-start-'));
// As root, the database runs under an account of its own, which must be able to pass through.
chmodSync(home, 0o711);
const dataDir = join(home, 'data');
const running = new Map<ChildProcess, Promise<unknown>>();
afterAll(async () => {
  // By a signal and not by force: otherwise the database would stay.
  for (const [child, ended] of running) {
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
});

function run(file: string, args: string[] = [], env: Record<string, string> = {}) {
  const { DATABASE_URL: _, DATABASE_ADMIN_URL: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...inherited, NODE_ENV: 'development', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (piece: Buffer) => {
    said.out += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    said.err += piece.toString();
  });
  const ended = once(child, 'close').then(([status]) => {
    running.delete(child);
    return status;
  });
  running.set(child, ended);
  return { child, said, ended };
}

/** The line with the address; fails when the process ends before. */
async function addressOf({ child, said, ended }: ReturnType<typeof run>): Promise<string> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  for (;;) {
    const found = /^数转通 Pilotflow (http\S+)$/m.exec(said.out)?.[1];
    if (found !== undefined) return found;
    if (gone) throw new Error(`ended before it was ready: ${said.out}${said.err}`);
    await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  }
}

test('an empty folder becomes a demonstration city, which a signal ends in peace and a second start finds again', async () => {
  const first = run('server/main.ts');
  const address = await addressOf(first);
  expect(first.said.out.match(/http:/g)).toHaveLength(1);
  expect(first.said.out).toContain('director@example.com');
  expect(await (await fetch(`${address}/health/ready`)).json()).toEqual({ ready: true });
  const { accounts } = await (await fetch(`${address}/api/demonstration`)).json();
  expect(accounts).toHaveLength(76);

  const verified = run('server/admin/main.ts', ['verify', '--json']);
  expect(await verified.ended).toBe(0);
  expect(JSON.parse(verified.said.out)).toMatchObject({ ok: true });
  expect((await fetch(`${address}/health/ready`)).status).toBe(200);

  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const second = run('server/main.ts');
  const again = await (await fetch(`${await addressOf(second)}/api/demonstration`)).json();
  expect(again.accounts).toEqual(accounts);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('in production the same folder shows nothing of the demonstration', async () => {
  const production = run('server/main.ts', [], { NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(40) });
  const told = await (await fetch(`${await addressOf(production)}/api/demonstration`)).json();
  expect(told).toEqual({ demonstration: false, accounts: [], password: null });
  expect(production.said.out).not.toContain('director@example.com');
  production.child.kill('SIGTERM');
  expect(await production.ended).toBe(0);
});

test('a wrong setting is named, without a stack, and the start fails', async () => {
  const broken = run('server/main.ts', [], { PORT: 'eighty' });
  expect(await broken.ended).toBe(1);
  expect(broken.said.err).toContain('PORT: must be a port');
  expect(broken.said.err).not.toContain('    at ');
});

test('a wrong command fails with the usage', async () => {
  const wrong = run('server/admin/main.ts', ['drop-everything']);
  expect(await wrong.ended).toBe(1);
  expect(wrong.said.err).toContain('用法 · Usage');
});
