/** wapiti, which follows links and forms itself, and is told the addresses of the API because nothing links to them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Finding, Scanned, Severity, Target } from './finding.ts';
import { runProgram } from './programs.ts';
import type { Asked } from './requests.ts';

/** Those that stay on loopback: nikto and wapp fetch lists, ssrf and xxe want a server elsewhere to call back to. */
const modules = [
  'backup',
  'cookieflags',
  'crlf',
  'csp',
  'exec',
  'file',
  'htaccess',
  'http_headers',
  'methods',
  'permanentxss',
  'redirect',
  'shellshock',
  'sql',
  'xss',
];

const found = z.record(
  z.string(),
  z.array(z.object({ level: z.number(), info: z.string(), path: z.string(), method: z.string() })),
);
const report = z.object({ vulnerabilities: found, anomalies: found, infos: z.object({ target: z.string() }) });

export async function runWapiti(
  target: Target,
  asked: readonly Asked[],
  { seconds }: { seconds: number },
): Promise<Scanned> {
  const folder = join(target.folder, 'wapiti');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'report.json');
  const starts = join(folder, 'starts.txt');
  writeFileSync(starts, asked.map(({ path }) => `${target.address}${path.replaceAll('*', '')}\n`).join(''));
  const args = ['-u', `${target.address}/`, '--scope', 'folder', '-m', modules.join(','), '-f', 'json', '-o', file];
  const session = target.cookie === '' ? [] : ['-H', `Cookie: ${target.cookie}`, '-H', 'X-CSRF: 1'];
  const bounds = [
    '--flush-session',
    '--store-session',
    folder,
    '--max-scan-time',
    String(Math.floor(seconds * 0.4)),
    '--max-attack-time',
    '12',
    '--no-bugreport',
    '-t',
    '10',
    '--verify-ssl',
    '0',
  ];
  const started = asked.length > 0 ? ['-s', starts] : [];
  const log = join(folder, 'wapiti.out');
  const ran = await runProgram('wapiti', [...args, ...session, ...started, ...bounds], { log, seconds });
  if (!existsSync(file)) throw new Error(`wapiti left no report:\n${readFileSync(log, 'utf8').slice(-2000)}`);
  const told = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    findings: [...findingsOf(told.vulnerabilities), ...findingsOf(told.anomalies)],
    asked: asked.length + 1,
    seconds: ran.seconds,
  };
}

const severities: readonly Severity[] = ['low', 'low', 'medium', 'high', 'high'];

const findingsOf = (categories: z.infer<typeof found>): Finding[] =>
  Object.entries(categories).flatMap(([category, list]) =>
    list.map(({ level, info, path, method }) => ({
      scanner: 'wapiti' as const,
      severity: severities[level] ?? 'high',
      what: `${category}: ${info}`.slice(0, 200),
      where: `${method} ${path}`.slice(0, 200),
    })),
  );
