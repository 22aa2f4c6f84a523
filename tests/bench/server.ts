/** The product as a child process, and what it says of its own use of the machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export type Running = { port: number; startSeconds: number; pid: number; stop(): Promise<void> };

export async function startServer(
  file: string,
  env: Record<string, string>,
  ready: (port: number) => Promise<boolean>,
): Promise<Running> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...(process.env.BENCH_NODE_ARGS?.split(' ') ?? []),
      '--import',
      'tsx',
      fileURLToPath(new URL(file, import.meta.url)),
    ],
    {
      env: { ...process.env, ...env, PORT: String(port), BENCH_PLAN: JSON.stringify({ url: env.DATABASE_URL, port }) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  while (!(await ready(port))) {
    if (child.exitCode !== null) throw new Error(`${file} ended at once`);
    if (performance.now() - started > 120_000) throw new Error(`${file} did not become ready`);
    await new Promise((resolve) => setTimeout(resolve, 50));
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

/** CPU seconds and resident bytes of the product's process, from its own metrics. */
export async function readUse(port: number): Promise<{ cpuSeconds: number; residentMb: number }> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    cpuSeconds: figure('process_cpu_seconds_total'),
    residentMb: Math.round(figure('process_resident_memory_bytes') / 1_048_576),
  };
}
