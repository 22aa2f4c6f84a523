/** The product itself in demonstration mode, on an empty database of its own and a free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Running = { address: string; dataDir: string; stop: () => Promise<void> };

export async function startProduct(): Promise<Running> {
  if (!existsSync(join(root, 'web/dist/index.html'))) throw new Error('The web is not built: npx vite build');
  const folder = mkdtempSync(join(tmpdir(), 'pilotflow-browser-'));
  const { DATABASE_URL: _, DATABASE_ADMIN_URL: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: {
      ...inherited,
      NODE_ENV: 'development',
      DATA_DIR: folder,
      PORT: '0',
      DEMONSTRATION: 'on',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { address: await addressOf(child), dataDir: folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The line with the address is printed when everything runs. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      const address = /Pilotflow (http:\/\/\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The product ended with ${code} before it was ready:\n${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
