/**
 * The product itself in demonstration mode, on an empty database of its own and a free port, reached by a name as passkeys want
 * it, with a real single sign-on beside it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../server/database/embedded-postgres.ts';
import { type SingleSignOn, startSingleSignOn } from '../../support/single-sign-on.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Running = {
  address: string;
  dataDir: string;
  sso: SingleSignOn;
  /** Everybody showed long ago that it is them: wall time cannot be moved, rows can. */
  letTimePass: () => Promise<void>;
  stop: () => Promise<void>;
};

export async function startProduct(): Promise<Running> {
  if (!existsSync(join(root, 'web/dist/index.html'))) throw new Error('The web is not built: npx vite build');
  const folder = mkdtempSync(join(tmpdir(), 'pilotflow-browser-'));
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const sso = await startSingleSignOn(publicUrl);
  const { DATABASE_URL: _, DATABASE_ADMIN_URL: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: {
      ...inherited,
      NODE_ENV: 'development',
      DATA_DIR: folder,
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      DEMONSTRATION: 'on',
      OIDC_ISSUER: sso.settings.issuer,
      OIDC_CLIENT_ID: sso.settings.clientId,
      OIDC_CLIENT_SECRET: sso.settings.clientSecret,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    await ended(child);
    await sso.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return {
      address: await addressOf(child),
      dataDir: folder,
      sso,
      letTimePass: () => ageSessions(folder),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ageSessions(dataDir: string): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir });
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query("update sessions set confirmed_at = confirmed_at - interval '1 hour'");
  } finally {
    await client.end();
    await database.stop();
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

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
