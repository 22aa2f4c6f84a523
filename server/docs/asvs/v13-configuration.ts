/** V13: configuration. V14: data. */
import { code, met, open, type Requirement, rule, setting, test } from './requirement.ts';

export const configuration: readonly Requirement[] = [
  met(
    ['V13.1.1', 2, 'Whom the product talks to is written down'],
    [rule('communication'), test('setup/settings', '.env.example lists every setting, and nothing else')],
  ),
  open(
    ['V13.2.1', 2, 'Parts show who they are to one another, not by lasting passwords'],
    'Postgres and the mail server are reached with accounts of their own, by passwords from the environment that last until somebody exchanges them; a city that wants certificates names them in DATABASE_URL (sslcert, sslkey)',
  ),
  met(
    ['V13.2.2', 2, 'With as few rights as possible'],
    [
      test('database/embedded-postgres', 'the owner may create databases, the application owns nothing'),
      test('database/schema', 'what a trigger refuses to everybody, the application has no privilege for'),
      test('setup/compose', 'the image runs as an ordinary user and brings everything that the server reads'),
    ],
  ),
  met(
    ['V13.2.3', 2, 'No default passwords'],
    [
      test('setup/compose', 'every secret must come from outside'),
      test('database/embedded-postgres', 'nobody can reach the database over the network'),
    ],
  ),
  met(
    ['V13.2.4', 2, 'Only known systems are asked'],
    [rule('communication'), test('hardening/source', 'our code never $never')],
    'every address comes from the settings',
  ),
  met(
    ['V13.2.5', 2, 'The server loads from known places only'],
    [rule('communication'), code('server/files/disk-store.ts')],
  ),
  open(
    ['V13.3.1', 2, 'A vault for secrets'],
    'secrets come through the environment, which every orchestrator fills from its vault; the product has no client for one. None is in the source or the image',
  ),
  met(
    ['V13.3.2', 2, 'Few can read secrets'],
    [
      test('setup/settings', 'the generated secret stays the same and is for its owner only'),
      test('setup/settings', 'a message about a setting never repeats its value, which may be a secret'),
    ],
  ),
  met(
    ['V13.4.1', 1, 'No .git in reach'],
    [
      test('http/open-doors', '%s gives nothing of what lies around it'),
      test('setup/compose', 'the image runs as an ordinary user and brings everything that the server reads'),
    ],
  ),
  met(
    ['V13.4.2', 2, 'No debugging in production'],
    [
      test('http/wording', 'of our own is told without any of the inside (%s)'),
      test('admin/start', 'in production the same folder shows nothing of the demonstration'),
    ],
  ),
  met(
    ['V13.4.3', 2, 'No listings of folders'],
    [test('http/open-doors', '%s gives nothing of what lies around it'), code('server/http/serve-web.ts')],
  ),
  met(
    ['V13.4.4', 2, 'No TRACE'],
    [
      test(
        'hardening/forgery',
        'methods that only ask change nothing: OPTIONS and TRACE lead nowhere, HEAD never counts as a reading',
      ),
    ],
  ),
  met(
    ['V13.4.5', 2, 'Documents and figures are shown on purpose'],
    [
      test('hardening/figures', 'without a token a stranger at %s with %j finds nothing there'),
      test('http/open-doors', '%s answers strangers'),
      setting('METRICS_TOKEN'),
    ],
    'the document of the API is public on purpose: clients are written against it',
  ),
];

export const data: readonly Requirement[] = [
  met(
    ['V14.1.1', 2, 'Data by its need for protection'],
    [
      code('docs/data-map.md'),
      test('privacy/data-map', 'every table of the schema is in the map once, with every column'),
      test('privacy/data-map', 'what names a person, their address or telephone is never public'),
    ],
  ),
  met(
    ['V14.1.2', 2, 'What each class asks for'],
    [
      code('docs/data-map.md'),
      test('privacy/data-map', 'what opens a door is secret: hashes, tokens, secrets, places in the store'),
      test('privacy/data-map', 'cases, money and the journal are kept by the archive rule, whatever the round does'),
    ],
  ),
  met(
    ['V14.2.1', 1, 'Nothing secret in addresses'],
    [code('server/letters/write-letter.ts'), code('server/identity/cookie-names.ts')],
    'tokens of letters stand behind #, which no browser sends; sessions are cookies',
  ),
  met(
    ['V14.2.2', 2, 'Not kept by servers on the way'],
    [test('hardening/headers', 'answers with anybody’s data are kept nowhere, and neither are refusals')],
  ),
  met(
    ['V14.2.3', 2, 'Nothing goes to third parties'],
    [
      test('hardening/headers', '%s allows scripts of our own only, and none in the page'),
      test('hardening/source', 'our code never $never'),
    ],
  ),
  met(
    ['V14.2.4', 2, 'What the classes ask for is done'],
    [
      test(
        'privacy/reveals',
        'reads the contact in a form masked, asks for it with a reason, and leaves a trace without the value',
      ),
      test('privacy/reveals', 'nobody telephones through the whole register: after sixty in an hour it is enough'),
      test(
        'privacy/objectors',
        'nothing of it can be read in the database, and the journal tells only that it was done on the case',
      ),
      test(
        'privacy/export',
        'nobody else is in it: no colleague, no other enterprise, no secret, no place in the store',
      ),
      test('privacy/retention', 'who left long ago keeps the name with what they did, and nothing to sign in with'),
      test('watermark/watermark', 'of a sensitive paper is marked for others and the original for who handed it in'),
    ],
    'masked, shown on asking with a reason, sealed, marked with who downloaded, and forgotten in time',
  ),
  met(
    ['V14.3.1', 1, 'Cleared from the browser at the end'],
    [code('web/src/app/PersonMenu.tsx'), code('web/src/shared/drafts.ts'), code('server/identity/session-routes.ts')],
    'drafts and answers are dropped by the page, nothing is in the browser’s store (no-store)',
  ),
  met(
    ['V14.3.2', 2, 'no-store'],
    [test('hardening/headers', 'answers with anybody’s data are kept nowhere, and neither are refusals')],
  ),
  met(
    ['V14.3.3', 2, 'Nothing sensitive is stored by the page'],
    [test('hardening/source', 'our code never $never'), code('web/src/shared/drafts.ts')],
    'what was typed and not saved yet stays in the tab alone until it is saved or one signs out',
  ),
];
