/** V7: sessions. V8: who may what. */
import { code, met, pending, type Requirement, rule, test } from './requirement.ts';

const signIn = (name: string) => test('identity/sign-in', name);

export const sessions: readonly Requirement[] = [
  met(['V7.1.1', 2, 'How long sessions live is written down'], [rule('sessions'), code('server/identity/sessions.ts')]),
  met(['V7.1.2', 2, 'How many sessions at once is written down'], [rule('sessions')]),
  pending(
    ['V7.1.3', 2, 'Sessions with the identity provider'],
    'signin',
    'our session ends by our rules whatever the provider’s does',
    [rule('sessions')],
  ),
  met(['V7.2.1', 1, 'Tokens are checked by the server'], [signIn('a made-up token opens nothing')]),
  met(['V7.2.2', 1, 'Tokens are made for each session'], [signIn('makes room for the next one in the same browser')]),
  met(['V7.2.3', 1, 'Tokens of 256 random bits'], [code('server/identity/sessions.ts')]),
  met(['V7.2.4', 1, 'A new token at every sign-in'], [signIn('makes room for the next one in the same browser')]),
  met(['V7.3.1', 2, 'Ends when unused'], [signIn('ends when it has expired')]),
  met(
    ['V7.3.2', 2, 'Ends after twelve hours in any case'],
    [signIn('is prolonged by use, but never beyond twelve hours')],
  ),
  met(['V7.4.1', 1, 'Over is over'], [signIn('ends with signing out, also for who kept the token')]),
  met(['V7.4.2', 1, 'A closed account has no sessions'], [signIn('of somebody who was deactivated is worth nothing')]),
  met(
    ['V7.4.3', 2, 'A new password signs out everywhere'],
    [test('identity/people', 'a new password signs out everywhere')],
  ),
  met(['V7.4.4', 2, 'Signing out is on every page'], [code('web/src/app/PersonMenu.tsx')]),
  pending(
    ['V7.4.5', 2, 'The administrator can end sessions'],
    'members',
    'deactivating on the page of people ends every session of the person',
    [signIn('of somebody who was deactivated is worth nothing')],
  ),
  pending(
    ['V7.5.1', 2, 'Asked again before the account is changed'],
    'signin',
    'step-up before mail address, factors and password',
  ),
  pending(
    ['V7.5.2', 2, 'Own sessions are seen and ended'],
    'signin',
    'the security page lists them, with signing out everywhere',
  ),
  pending(
    ['V7.6.1', 2, 'Sessions of provider and product behave as written'],
    'signin',
    'by max_age where a step-up is asked for',
    [rule('sessions')],
  ),
  pending(
    ['V7.6.2', 2, 'No session without an act of the person'],
    'signin',
    'OIDC begins with a button only, bound by state and nonce',
  ),
];

export const authorisation: readonly Requirement[] = [
  pending(['V8.1.1', 1, 'Who may what is written down'], 'access', 'docs/access.md, generated from the permissions', [
    code('workflows/access/permissions.ts'),
  ]),
  pending(['V8.1.2', 2, 'Who sees which field is written down'], 'access', 'docs/access.md and the data map', [
    code('docs/openapi.json'),
  ]),
  met(
    ['V8.2.1', 1, 'Functions ask for a permission'],
    [
      test('http/every-route', '%s'),
      test('cases/corridor', 'visible but not your role is refused with the role whose turn it is'),
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
    ],
  ),
  met(
    ['V8.2.3', 2, 'Fields of others are not there'],
    [
      test('papers/supplement', 'sees nothing of it before it is handed in: no change, and the old paper still stands'),
      test('papers/forms', 'an agency sees nothing before it declares that it has no conflict, and fills in nothing'),
      code('server/http/serialise.ts'),
    ],
  ),
  met(['V8.3.1', 1, 'Decided by the server'], [test('http/every-route', '%s'), code('server/access/case-access.ts')]),
  pending(
    ['V8.4.1', 2, 'Organisations cannot reach one another'],
    'leader',
    'row-level security in Postgres as the second wall',
    [
      test(
        'hostile/hostile',
        'hostile requests break nothing, change nothing when refused, and show nobody what is not theirs',
      ),
      code('server/database/scope.ts'),
    ],
  ),
];
