/** V15: how it is built. V16: logs and failures. */
import { code, met, open, type Requirement, rule, setting, test } from './requirement.ts';

const packages = (name: string) => test('setup/packages', name);

export const architecture: readonly Requirement[] = [
  met(
    ['V15.1.1', 1, 'How fast weaknesses of packages are mended'],
    [rule('packages'), code('server/bootstrap/audit-exceptions.json')],
  ),
  met(
    ['V15.1.2', 2, 'A list of all packages, from a trusted source'],
    [
      packages('every package comes from the registry, by its own name'),
      packages('every package is held to its bytes by a hash'),
      code('package-lock.json'),
    ],
    '`npm sbom` writes it as SPDX or CycloneDX',
  ),
  met(['V15.1.3', 2, 'What is expensive is written down'], [rule('rates')]),
  met(
    ['V15.2.1', 1, 'Packages are within their time'],
    [
      test('setup/audit', 'a serious weakness fails, and is named'),
      packages('every package is pinned to one exact version'),
    ],
  ),
  met(
    ['V15.2.2', 2, 'What is expensive cannot stop the rest'],
    [
      test('hardening/rates', 'the third of two is refused until the time is over, and another caller is not'),
      test('hardening/connections', 'meanwhile others are answered'),
      code('server/database/pool.ts'),
    ],
  ),
  met(
    ['V15.2.3', 2, 'Production has no test or demonstration parts'],
    [
      test('reference/demonstration', 'does not exist outside demonstration mode, on the very same database'),
      test('setup/compose', 'the image runs as an ordinary user and brings everything that the server reads'),
    ],
  ),
  met(
    ['V15.3.1', 1, 'Answers have only the fields they name'],
    [
      code('server/http/serialise.ts'),
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
    ],
  ),
  met(
    ['V15.3.2', 2, 'Redirects are not followed'],
    [rule('communication')],
    'no request of ours goes out on behalf of a caller',
  ),
  met(
    ['V15.3.3', 2, 'Only the fields that were asked for'],
    [test('hardening/assignment', 'every body names its fields and bounds them'), test('http/every-body', '%s')],
  ),
  met(
    ['V15.3.4', 2, 'The client’s address is the right one'],
    [
      test('hardening/figures', 'without a token a stranger at %s with %j finds nothing there'),
      setting('TRUSTED_PROXIES'),
    ],
  ),
  met(['V15.3.5', 2, 'Types are checked'], [code('tsconfig.json'), test('http/every-body', '%s')]),
  met(
    ['V15.3.6', 2, 'No prototype pollution'],
    [
      test('http/every-body', '%s'),
      test('hardening/letters', 'what is filled in is not filled in again'),
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
    ],
  ),
  met(
    ['V15.3.7', 2, 'Fields given twice'],
    [test('http/every-route', '%s')],
    'a query field twice is refused; path, query, body and headers are read apart',
  ),
];

export const logging: readonly Requirement[] = [
  met(['V16.1.1', 2, 'What is logged, where, for how long'], [rule('logs')]),
  met(
    ['V16.2.1', 2, 'When, where, who, what'],
    [
      test('http/wording', 'that is the caller’s is one line of the log, under the id that the caller got'),
      test('journal/every-change', '%s'),
      test('identity/people', 'every one of these acts is in the journal, without personal data'),
      test('membership/deputies', 'is named in the journal by their own name, with the membership in which they acted'),
    ],
  ),
  met(
    ['V16.2.2', 2, 'Times with their zone'],
    [test('database/harness', 'an instant is the same whatever zone it is written in')],
    'timestamptz in the journal, epoch milliseconds in the log',
  ),
  met(['V16.2.3', 2, 'Logs go nowhere else'], [rule('logs')]),
  met(
    ['V16.2.4', 2, 'One format'],
    [test('http/wording', 'that is the caller’s is one line of the log, under the id that the caller got')],
    'JSON lines',
  ),
  met(
    ['V16.2.5', 2, 'No secrets in logs'],
    [code('server/app.ts'), test('http/wording', 'of our own is told without any of the inside (%s)'), rule('logs')],
  ),
  met(
    ['V16.3.1', 2, 'Sign-ins, right and wrong'],
    [
      test('identity/sign-in', 'a wrong password and an unknown account are answered alike'),
      test('identity/sign-in', 'ends with signing out, also for who kept the token'),
    ],
    'session.opened, session.refused, session.closed in the journal',
  ),
  met(
    ['V16.3.2', 2, 'Refused acts'],
    [
      test('http/wording', 'that is the caller’s is one line of the log, under the id that the caller got'),
      code('server/http/answer-problems.ts'),
    ],
  ),
  met(
    ['V16.3.3', 2, 'Attempts to get around'],
    [
      test('http/wording', 'that is the caller’s is one line of the log, under the id that the caller got'),
      rule('logs'),
    ],
  ),
  met(
    ['V16.3.4', 2, 'Failures of our own'],
    [test('http/wording', 'of our own is told without any of the inside (%s)'), code('server/database/pool.ts')],
  ),
  met(
    ['V16.4.1', 2, 'Nothing can be injected into logs'],
    [code('server/http/answer-problems.ts'), rule('logs')],
    'every line is JSON: a line break is \\n in it',
  ),
  met(
    ['V16.4.2', 2, 'Logs cannot be changed'],
    [
      test('database/harness', 'the application can neither change nor delete what it has written into the journal'),
      test('database/schema', 'what a trigger refuses to everybody, the application has no privilege for'),
      test(
        'database/row-security',
        'the journal is read by auditors and the administrator only, and written by everybody',
      ),
      test('journal/tampering', 'changed, in whatever column'),
      test('journal/tampering', 'rewritten consistently: only the seals know, and say since which day'),
      code('docs/journal.md'),
    ],
    'the journal is chained by hashes and sealed daily: what the owner of the database changes is found',
  ),
  open(
    ['V16.4.3', 2, 'Logs leave the machine'],
    'lines of the process go to standard output, which whoever runs the product carries away; of the journal the daily seals leave by mail (JOURNAL_SEAL_MAIL, tests/journal/chain.test.ts “a set key signs, and the auditor gets every seal by mail, and bad news”), its entries only by an export. The product sends neither to a collector by itself',
  ),
  met(
    ['V16.5.1', 2, 'Failures tell nothing of the inside'],
    [
      test('http/wording', 'of our own is told without any of the inside (%s)'),
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
    ],
  ),
  met(
    ['V16.5.2', 2, 'Goes on when something outside fails'],
    [test('http/wording', 'of a busy system says when to come again'), code('server/letters/send-letters.ts')],
    'letters wait in the outbox; a full pool answers 503 soon',
  ),
  met(
    ['V16.5.3', 2, 'Fails closed'],
    [
      test('cases/corridor', 'that was refused stays refused, although it would succeed today'),
      code('server/papers/read-document.ts'),
      code('server/database/transaction.ts'),
    ],
    'no record, no reading',
  ),
];
