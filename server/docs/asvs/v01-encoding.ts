/** V1: what is written into another language, and what is read from one. */
import { code, met, notApplicable, type Requirement, rule, test } from './requirement.ts';

const noXml = 'nothing reads XML but the office files of rosters, whose reader resolves no entities and no addresses';
const source = (name: string) => test('hardening/source', name);
const never = source('our code never $never');

export const encoding: readonly Requirement[] = [
  met(
    ['V1.1.1', 2, 'Decoded once, before it is checked'],
    [
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
      test('hardening/connections', '%s is answered with a problem and the connection closed'),
      code('server/http/hostile-text.ts'),
    ],
    'the framework decodes path, query and body once; the checks see what the handlers see',
  ),
  met(
    ['V1.1.2', 2, 'Escaped at the last step, by the interpreter'],
    [code('server/http/serialise.ts'), code('server/database/pool.ts'), code('server/excel/safe-cell.ts')],
  ),
  met(
    ['V1.2.1', 1, 'Output fits its context: HTML, header, CSS'],
    [
      never,
      test('papers/uploads', 'goes into the header so that every browser reads it and nothing can be added'),
      test('hardening/headers', 'has neither a script nor a style nor a handler written into it'),
    ],
    'React escapes; the server answers JSON and one fixed page',
  ),
  met(
    ['V1.2.2', 1, 'Addresses are built safely'],
    [
      test('web/local-path', '%j is not'),
      test('hardening/letters', 'the only link of a letter is below PUBLIC_URL, whatever a name tries to be'),
    ],
  ),
  met(['V1.2.3', 1, 'JSON and scripts cannot be broken out of'], [code('server/http/serialise.ts'), never]),
  met(
    ['V1.2.4', 1, 'Queries are parameterised'],
    [
      source('raw SQL is put together from our own words only: never from what a request brings'),
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
    ],
  ),
  met(['V1.2.5', 1, 'No commands of the system from input'], [never]),
  notApplicable(['V1.2.6', 2, 'LDAP'], 'there is no directory; the hostile corpus sends such payloads all the same'),
  notApplicable(['V1.2.7', 2, 'XPath'], noXml),
  notApplicable(['V1.2.8', 2, 'LaTeX'], 'documents are written as PDF by a library, without LaTeX'),
  met(['V1.2.9', 2, 'Patterns are not built from input'], [never]),
  notApplicable(
    ['V1.3.1', 1, 'HTML that people write'],
    'nobody writes HTML: every field is plain text and shown as text',
  ),
  met(['V1.3.2', 1, 'Nothing runs text as code'], [never]),
  met(
    ['V1.3.3', 2, 'Cleaned and shortened for dangerous places'],
    [
      test('papers/uploads', '%j is kept as %j'),
      test('hardening/tables', '%j is text in a CSV file'),
      test('hardening/letters', 'a name like %j stays a name in one line'),
    ],
  ),
  met(
    ['V1.3.4', 2, 'SVG with scripts'],
    [test('papers/uploads', 'of %s is refused and leaves nothing behind')],
    'SVG is no accepted type',
  ),
  met(['V1.3.5', 2, 'Markdown, CSS, templates by users'], [never], 'none of these is read; text stays text'),
  met(
    ['V1.3.6', 2, 'The server asks no address of the user’s'],
    [rule('communication'), never],
    'no request of ours goes to an address that came with a request',
  ),
  met(
    ['V1.3.7', 2, 'No templates from input'],
    [test('hardening/letters', 'what is filled in is not filled in again')],
  ),
  notApplicable(['V1.3.8', 2, 'JNDI'], 'no Java'),
  notApplicable(['V1.3.9', 2, 'memcache'], 'no cache server'),
  met(
    ['V1.3.10', 2, 'Format strings'],
    [test('hardening/letters', 'what is filled in is not filled in again')],
    'the only formats are our own words with named places',
  ),
  met(
    ['V1.3.11', 2, 'Mail cannot be injected into'],
    [
      test('hardening/letters', 'a name like %j stays a name in one line'),
      test('hardening/letters', 'an address like %j never reaches a second reader'),
    ],
  ),
  met(
    ['V1.4.1', 2, 'Memory-safe language'],
    [code('tsconfig.json')],
    'TypeScript; the native parts are Postgres, Node and argon2',
  ),
  met(
    ['V1.4.2', 2, 'Numbers do not overflow'],
    [
      test(
        'database/harness',
        'a sum of money in fen arrives as an exact number, and one that would be rounded is refused',
      ),
      test('http/every-body', 'every event is refused in every wrong shape before anything else is asked'),
    ],
  ),
  met(
    ['V1.4.3', 2, 'Resources are given back'],
    [
      test('http/oversized-paper', 'a file cut off in the middle leaves nothing'),
      test('hardening/connections', 'meanwhile others are answered'),
    ],
  ),
  met(
    ['V1.5.1', 1, 'XML without external entities'],
    [never, test('roster/workbook', 'are told apart: too large, too many rows, with a password, not Excel at all')],
    noXml,
  ),
  met(
    ['V1.5.2', 2, 'What is deserialised is held to a shape'],
    [test('http/every-body', '%s'), test('hardening/assignment', 'every body names its fields and bounds them')],
    'JSON only, read into strict schemas; keys of prototypes are refused',
  ),
];
