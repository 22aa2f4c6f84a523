/** The post in a process of its own, which can be killed at any moment and is started again when it is needed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('post-child.ts', import.meta.url));

export type Worker = {
  /** Delivers at this instant; false when it was killed over it. */
  deliverAt: (at: Date) => Promise<boolean>;
  kill: () => void;
  kills: () => number;
  close: () => Promise<void>;
};

export function openWorker(databaseUrl: string, smtpUrl: string): Worker {
  let child: ChildProcess | null = null;
  let kills = 0;
  let answered: ((line: string | null) => void) | null = null;

  const nextLine = () => new Promise<string | null>((resolve) => (answered = resolve));
  async function start(): Promise<ChildProcess> {
    const ready = nextLine();
    const started = spawn(process.execPath, ['--import', 'tsx', script, databaseUrl, smtpUrl], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child = started;
    if (started.stdout) createInterface({ input: started.stdout }).on('line', (line) => answered?.(line));
    started.once('exit', () => {
      if (child === started) child = null;
      answered?.(null);
    });
    // A process that is killed takes no more; that it is gone is told by its exit.
    started.stdin?.on('error', () => {});
    await ready;
    return started;
  }
  const kill = () => {
    if (child === null || child.killed) return;
    kills += 1;
    child.kill('SIGKILL');
  };
  return {
    kill,
    kills: () => kills,
    async deliverAt(at) {
      const running = child ?? (await start());
      const answer = nextLine();
      running.stdin?.write(`${at.toISOString()}\n`);
      return (await answer) !== null;
    },
    async close() {
      const last = child;
      if (last === null) return;
      const gone = new Promise((resolve) => last.once('exit', resolve));
      last.kill('SIGKILL');
      await gone;
    },
  };
}
