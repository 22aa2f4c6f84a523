/** What our code never does, looked for in every file of it; each search is tried on a line that it must find. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs|html)$/.test(name) && !name.startsWith('dist/') && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name}`);
const files = ['server', 'workflows', 'web'].flatMap(filesOf);
const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

type Search = { never: string; looks: RegExp; but?: RegExp; found: string };
const searches: Search[] = [
  { never: 'runs text as code', looks: /\beval\(|new Function\(|node:vm\b/, found: 'eval(text)' },
  {
    never: 'makes a page out of text',
    looks: /innerHTML|dangerouslySetInnerHTML|document\.write|insertAdjacentHTML|srcDoc/,
    found: 'element.innerHTML = text',
  },
  {
    never: 'talks to other windows',
    looks: /window\.(parent|opener)|addEventListener\('message'/,
    found: 'window.opener',
  },
  {
    never: 'starts other programs from a request',
    looks: /node:child_process/,
    but: /^server\/(bootstrap|database\/embedded)\//,
    found: "from 'node:child_process'",
  },
  {
    never: 'gives a program to a shell',
    looks: /shell: true|\bexecSync\(|[^.\w]exec\('/,
    found: 'spawn(a, { shell: true })',
  },
  {
    never: 'uses a weak hash or cipher',
    looks: /'(md5|sha1|rc4|des|aes-\d+-(ecb|cbc))'/i,
    // The one algorithm of RFC 6238 that every authenticator speaks; as an HMAC with a secret key it is not weak.
    but: /^server\/identity\/factors\/totp\.ts$/,
    found: "createHash('md5')",
  },
  { never: 'throws plain dice where chance must not be guessed', looks: /Math\.random\(/, found: 'Math.random()' },
  {
    never: 'makes a pattern out of text',
    looks: /new RegExp\(/,
    // Out of constants of their own.
    but: /^server\/(privacy\/privacy-contract|identity\/factors\/recovery-codes)\.ts$/,
    found: 'new RegExp(text)',
  },
  {
    never: 'turns off the look at certificates',
    looks: /rejectUnauthorized: false|NODE_TLS_REJECT_UNAUTHORIZED|sslmode=no/,
    found: 'rejectUnauthorized: false',
  },
  {
    never: 'keeps a session where scripts can read it',
    looks: /(local|session)Storage.*(token|session[^S])|document\.cookie/i,
    found: "localStorage.setItem('token', x)",
  },
  {
    never: 'takes a script or a style from elsewhere',
    looks: /(src|href)="https?:\/\//,
    found: '<script src="https://cdn.example/x.js">',
  },
  { never: 'reads XML with entities', looks: /DOMParser|libxml|xml2js|fast-xml-parser/, found: 'new DOMParser()' },
];

test('there is something to look through', () => {
  expect(files.length).toBeGreaterThan(400);
});

describe.each(searches)('our code never $never', ({ looks, but, found }) => {
  test('in no file', () => {
    const breaches = files.filter((file) => !but?.test(file) && looks.test(textOf.get(file) ?? ''));
    expect(breaches).toEqual([]);
  });
  test('and a line that did would be found', () => {
    expect(found).toMatch(looks);
  });
});

test('raw SQL is put together from our own words only: never from what a request brings', () => {
  const raw = files.flatMap((file) => [...(textOf.get(file) ?? '').matchAll(/sql\.raw\(/g)].map(() => file));
  expect([...new Set(raw)].toSorted()).toEqual([
    'server/database/checks.ts',
    'server/database/schema/cases.ts',
    'server/database/scope.ts',
    'server/identity/sessions.ts',
    'server/money/ledger.ts',
    'server/money/verify-ledger.ts',
    'server/notices/read-notices.ts',
    'server/objections/open-objection.ts',
    'server/privacy/retention/run-retention.ts',
    'server/reminders/digest-readers.ts',
  ]);
});
