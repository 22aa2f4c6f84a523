/** Children of the bench: a plan by environment, one JSON line back. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Figures = { perSecond: number; count: number; p50Ms: number; p95Ms: number; p99Ms: number };

export function readPlan<T>(): T {
  // Our own parent wrote it a moment ago.
  return JSON.parse(process.env.BENCH_PLAN ?? '{}') as T;
}

export function tell(result: object): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

export function summarise(latencies: number[], seconds: number): Figures {
  const sorted = [...latencies].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
  return {
    perSecond: Math.round(sorted.length / seconds),
    count: sorted.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}

/** Runs a file of this folder to its end and parses its last line. */
export function runChild<T>(file: string, plan: object): Promise<T> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path], {
    env: { ...process.env, BENCH_PLAN: JSON.stringify(plan) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const last = out.trim().split('\n').at(-1) ?? '';
      if (code !== 0 || last === '') reject(new Error(`${file} ended with ${code}: ${out.slice(-500)}`));
      else resolve(JSON.parse(last) as T);
    });
  });
}
