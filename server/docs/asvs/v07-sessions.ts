/** V7: sessions. V8: who may what. */
import { code, met, open, type Requirement, rule, test } from './requirement.ts';

const signIn = (name: string) => test('identity/sign-in', name);
const stepUp = (name: string) => test('identity/step-up', name);
const sso = (name: string) => test('identity/single-sign-on', name);
const people = (name: string) => test('membership/people', name);
const deputy = (name: string) => test('membership/deputies', name);
const invitation = (name: string) => test('membership/invitations', name);
const wall = (name: string) => test('database/row-security', name);

export const sessions: readonly Requirement[] = [
  met(
    ['V7.1.1', 2, 'How long sessions live is written down'],
    [rule('sessions'), code('server/identity/session-times.ts')],
  ),
  met(['V7.1.2', 2, 'How many sessions at once is written down'], [rule('sessions')]),
  met(
    ['V7.1.3', 2, 'Sessions with the identity provider'],
    [rule('sessions'), code('server/identity/oidc/sign-in.ts')],
    'our session ends by our rules whatever the provider’s does',
  ),
  met(['V7.2.1', 1, 'Tokens are checked by the server'], [signIn('a made-up token opens nothing')]),
  met(['V7.2.2', 1, 'Tokens are made for each session'], [signIn('makes room for the next one in the same browser')]),
  met(['V7.2.3', 1, 'Tokens of 256 random bits'], [code('server/identity/sessions.ts')]),
  met(
    ['V7.2.4', 1, 'A new token at every sign-in'],
    [
      signIn('makes room for the next one in the same browser'),
      stepUp('is confirmed by a code, and the session goes on under a new token'),
    ],
  ),
  met(
    ['V7.3.1', 2, 'Ends when unused'],
    [
      signIn('ends when it has expired'),
      stepUp('of an enterprise last half an hour without use, those of an official twenty minutes'),
      signIn('is not prolonged by a page that asks by itself'),
    ],
  ),
  met(
    ['V7.3.2', 2, 'Ends after hours in any case'],
    [signIn('is prolonged by use, for an official by twenty minutes and never beyond eight hours'), rule('sessions')],
  ),
  met(['V7.4.1', 1, 'Over is over'], [signIn('ends with signing out, also for who kept the token')]),
  met(
    ['V7.4.2', 1, 'A closed account has no sessions'],
    [
      signIn('of somebody who was deactivated is worth nothing'),
      people('a deactivated person is out at the very next request, with everything they did still there'),
    ],
  ),
  met(
    ['V7.4.3', 2, 'A new password or factor ends the other sessions'],
    [
      test(
        'identity/passwords',
        'asks for the old one, ends the other sessions, keeps this one under a new token, and writes a letter',
      ),
      test('identity/passwords', 'is set anew by the link, once; every session ends, and the second factor stays'),
      stepUp('can be ended all but this one, or all'),
    ],
    'with a password by themselves, with a factor on the same page',
  ),
  met(['V7.4.4', 2, 'Signing out is on every page'], [code('web/src/app/PersonMenu.tsx')]),
  met(
    ['V7.4.5', 2, 'The administrator can end sessions'],
    [
      people('ending the sessions of a person leaves everything else'),
      people('a deactivated person is out at the very next request, with everything they did still there'),
    ],
  ),
  met(
    ['V7.5.1', 2, 'Asked again before the account is changed'],
    [
      stepUp('factors are changed only by who has just shown that it is still them'),
      test(
        'identity/passwords',
        'asks for the old one, ends the other sessions, keeps this one under a new token, and writes a letter',
      ),
    ],
    'nobody changes the mail address of an account',
  ),
  open(
    ['V7.5.2', 2, 'Own sessions are seen and ended, after showing a factor again'],
    'the security page lists them and ends one, the others or all (tests/identity/step-up.test.ts “are listed with device and place, this one marked”, “can be ended one by one, and nobody else’s can”); no factor is asked for again, so that who finds a stranger in the account is not held up',
  ),
  met(
    ['V7.6.1', 2, 'Sessions of provider and product behave as written'],
    [
      sso('the address at the provider carries PKCE, state and nonce, and to confirm it asks anew'),
      code('server/identity/oidc/provider.ts'),
      rule('sessions'),
    ],
    'the step-up counts from auth_time where the provider tells it',
  ),
  met(
    ['V7.6.2', 2, 'No session without an act of the person'],
    [
      sso('to a browser that did not set out, so that nobody is signed in as somebody else'),
      sso('the second time'),
      code('web/src/sign-in/OtherWays.tsx'),
    ],
    'a button only, bound by state and nonce',
  ),
];

export const authorisation: readonly Requirement[] = [
  met(
    ['V8.1.1', 1, 'Who may what is written down'],
    [
      code('docs/access.md'),
      test('access/matrix', 'every operation of the document names a permission'),
      test('access/start', 'every permission is named by a route or asked by a service'),
    ],
    'generated from workflows/access; every operation is put to every role and the answers are compared with it',
  ),
  met(
    ['V8.1.2', 2, 'Who sees which field is written down'],
    [
      code('docs/data-map.md'),
      code('docs/openapi.json'),
      test('privacy/data-map', 'every table of the schema is in the map once, with every column'),
    ],
    'the map says who sees what is personal; the forms of a case say who fills in and reads which part',
  ),
  met(
    ['V8.2.1', 1, 'Functions ask for a permission'],
    [
      test('access/start', 'without a permission stops the start'),
      test('access/matrix', '%s'),
      test('http/every-route', '%s'),
      test('cases/corridor', 'visible but not your role is refused with the role whose turn it is'),
      deputy('approves from the first day to the end of the last, in Shanghai, and neither before nor after'),
      deputy('does not approve what they recommended themselves: four eyes count by person'),
      deputy('cannot lend it on'),
      invitation('goes out only after another administrator has confirmed it'),
    ],
  ),
  met(
    ['V8.2.2', 1, 'Things of others are not there'],
    [
      test('http/every-route', '%s'),
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
      test('papers/uploads', 'of a foreign paper answers as one that does not exist'),
      wall('without its condition, the list of cases is exactly what the access rule lets this caller see'),
      wall('what hangs on a case is seen with the case, in every table that names one'),
      test('access/questions', 'an official reaches an organisation unless they belong or belonged to it'),
      test(
        'membership/leaving',
        'who leaves sees nothing of the organisation with the next request, and it stays a conflict of interest',
      ),
    ],
  ),
  met(
    ['V8.2.3', 2, 'Fields of others are not there'],
    [
      test('papers/supplement', 'sees nothing of it before it is handed in: no change, and the old paper still stands'),
      test('papers/forms', 'an agency sees nothing before it declares that it has no conflict, and fills in nothing'),
      test(
        'privacy/reveals',
        'reads the contact in a form masked, asks for it with a reason, and leaves a trace without the value',
      ),
      test('privacy/objectors', 'reads it as %s, whatever is asked'),
      invitation('members see one another with masked addresses; who administers sees them whole'),
      code('server/http/serialise.ts'),
    ],
  ),
  met(
    ['V8.3.1', 1, 'Decided by the server'],
    [
      test('http/every-route', '%s'),
      code('server/http/require-permissions.ts'),
      code('server/access/case-access.ts'),
      wall('that was told nothing sees nothing that is somebody’s'),
    ],
  ),
  met(
    ['V8.4.1', 2, 'Organisations cannot reach one another'],
    [
      wall('every table is behind the wall or is named here as everybody’s'),
      wall('without its condition, the list of cases is exactly what the access rule lets this caller see'),
      wall('are seen by themselves and their colleagues, and by the administrator'),
      wall('that spoke for one caller speaks for the next one as the next one'),
      test('http/wall', 'everything that hangs on a case, read by each of its parties and every official'),
      test('membership/verification', 'is not seen by another district, nor by another enterprise, nor is its licence'),
    ],
    'row-level security of Postgres is the second wall, behind the rules of the services',
  ),
];
