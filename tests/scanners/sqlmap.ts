/** sqlmap over a list of requests: every value in path, query and body, by every technique that it knows for Postgres. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Scanned, Target } from './finding.ts';
import { runProgram } from './programs.ts';
import type { Asked } from './requests.ts';

/** Refusals are what the product answers to nonsense: no reason to stop. */
const refusals = [400, 401, 403, 404, 409, 413, 415, 422, 428, 429].join(',');

export async function runSqlmap(
  target: Target,
  asked: readonly Asked[],
  { seconds }: { seconds: number },
): Promise<Scanned> {
  const folder = join(target.folder, 'sqlmap');
  mkdirSync(folder, { recursive: true });
  const list = join(folder, 'requests.log');
  writeFileSync(list, asked.map((one) => entryOf(target, one)).join(''));
  const log = join(folder, 'sqlmap.out');
  const args = [
    '-l',
    list,
    '--batch',
    '--ignore-stdin',
    '--disable-coloring',
    '--level=1',
    '--risk=1',
    '--technique=BEUST',
    '--dbms=PostgreSQL',
    '--threads=4',
  ];
  const reports = [`--output-dir=${join(folder, 'out')}`, `--results-file=${join(folder, 'results.csv')}`];
  const ran = await runProgram(
    'sqlmap',
    [...args, ...reports, `--ignore-code=${refusals}`, '--timeout=10', '--retries=0'],
    { log, seconds },
  );
  const said = readFileSync(log, 'utf8');
  const begun = said.match(/^\[[\d:]+\] \[INFO\] testing URL /gm)?.length ?? 0;
  return {
    findings: [...findingsIn(folder), ...findingsSaid(said)].filter(once),
    // The one that it was at when it was cut off does not count.
    asked: ran.finished ? begun : Math.max(0, begun - 1),
    seconds: ran.seconds,
  };
}

/** As a proxy would have written it down. */
function entryOf({ address, cookie }: Target, { method, path, body }: Asked): string {
  const { host } = new URL(address);
  const bar = '='.repeat(54);
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`, 'X-CSRF: 1']),
    ...(method === 'GET' ? [] : ['Idempotency-Key: intent-of-the-scan-2']),
    ...(body === null ? [] : ['Content-Type: application/json']),
  ];
  return `${bar}\n00:00:00  ${address}  [127.0.0.1]\n${bar}\n${head.join('\n')}\n\n${body ?? ''}\n${bar}\n\n\n\n`;
}

/** What sqlmap took back itself: a route whose answers differ by themselves first looks as if they obeyed it. */
const TAKEN_BACK = 'false positive or unexploitable';

/** From the tables of results in a folder. Exported for its test. */
export function findingsIn(folder: string): Finding[] {
  const files = readdirSync(folder).filter((name) => /^results.*\.csv$/.test(name) && existsSync(join(folder, name)));
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => /^http/.test(line) && !/all parameters|,,,/.test(line))
      .map((line): Finding => {
        const [where = '', place = '', parameter = '', technique = '', note = ''] = line.trimEnd().split(',');
        const takenBack = note === TAKEN_BACK;
        return {
          scanner: 'sqlmap',
          severity: takenBack ? 'low' : 'high',
          what: `injection (${technique}) by ${place} ${parameter}${takenBack ? ', taken back by sqlmap itself' : ''}`,
          where,
        };
      }),
  );
}

const findingsSaid = (said: string): Finding[] =>
  [...said.matchAll(/^Parameter: (.+)$/gm)].map(([, parameter = '']) => ({
    scanner: 'sqlmap',
    severity: 'high',
    what: `injection by ${parameter}`,
    where: 'see its log',
  }));

const once = (one: Finding, i: number, all: readonly Finding[]): boolean =>
  all.findIndex(({ what, where }) => what === one.what && where === one.where) === i;
