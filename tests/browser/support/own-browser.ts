/** A browser with a profile on the disk that can be killed like by a power cut, and started again with the same profile. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { patienceMs, waitUntil } from './waits.ts';

export type Program = { executablePath: string; flags: readonly string[] };

export class OwnBrowser {
  readonly #program: Program;
  readonly #profile = mkdtempSync(join(tmpdir(), 'pilotflow-profile-'));
  #child: ChildProcess | null = null;

  constructor(program: Program) {
    this.#program = program;
  }

  async start(address: string): Promise<Page> {
    const portFile = join(this.#profile, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    rmSync(join(this.#profile, 'SingletonLock'), { force: true });
    const { executablePath, flags } = this.#program;
    const own = [`--user-data-dir=${this.#profile}`, '--remote-debugging-port=0', '--headless=new', '--lang=zh-CN'];
    // A group of its own, so that all of its processes end at once.
    this.#child = spawn(executablePath, [...flags, ...own, 'about:blank'], { detached: true, stdio: 'ignore' });
    await waitUntil('the browser is there', async () => existsSync(portFile) && portOf(portFile) !== '');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${portOf(portFile)}`);
    const [context] = browser.contexts();
    if (!context) throw new Error('the browser has no window');
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  /** Without a word of farewell. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child?.pid) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    this.#child = null;
  }

  async forget(): Promise<void> {
    await this.kill();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const portOf = (file: string): string => readFileSync(file, 'utf8').split('\n')[0] ?? '';
