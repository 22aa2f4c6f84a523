/** The product as a child process, and what it says of its own use of the machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export type Running = { port: number; startSeconds: number; pid: number; stop(): Promise<void> };

/** As `npm start` has it; the yardstick gets the same. */
const roomForRequests = '--max-semi-space-size=64';

export async function startServer(
  file: string,
  env: Record<string, string>,
  ready: (port: number) => Promise<boolean>,
  nodeArguments: readonly string[] = [],
): Promise<Running> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [roomForRequests, ...nodeArguments, '--import', 'tsx', fileURLToPath(new URL(file, import.meta.url))],
    {
      env: { ...process.env, ...env, PORT: String(port), BENCH_PLAN: JSON.stringify({ url: env.DATABASE_URL, port }) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  while (!(await ready(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended at once`);
    if (performance.now() - started > 120_000) throw new Error(`${file} did not become ready`);
    await setTimeout(50);
  }
  return {
    port,
    startSeconds: Math.round((performance.now() - started) / 100) / 10,
    pid: child.pid ?? 0,
    stop: () => end(child),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await closed;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

export const answers =
  (path: string) =>
  (port: number): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.status < 500,
      () => false,
    );

export type Use = { cpuSeconds: number; residentMb: number; heapMb: number };

/** CPU seconds and resident bytes of the product's process, from its own metrics. */
export async function readUse(port: number): Promise<Use> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    cpuSeconds: figure('process_cpu_seconds_total'),
    residentMb: Math.round(figure('process_resident_memory_bytes') / 1_048_576),
    heapMb: Math.round(figure('nodejs_heap_size_used_bytes') / 104_857.6) / 10,
  };
}

/** For a server that can be told to collect its garbage; see `collect.mjs`. */
export const collectable = ['--expose-gc', '--import', new URL('./collect.mjs', import.meta.url).href];

/** Megabytes of heap that the server keeps: the lowest of some looks, since it collects when its loop comes to it. */
export async function keptMb({ pid, port }: Running): Promise<number> {
  const looks: number[] = [];
  while (looks.length < 4) {
    process.kill(pid, 'SIGUSR2');
    await setTimeout(150);
    looks.push((await readUse(port)).heapMb);
  }
  return Math.min(...looks);
}
