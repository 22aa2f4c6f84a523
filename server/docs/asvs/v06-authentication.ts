/** V6: who somebody is. */
import { secondFactorRoles } from '../../../workflows/access/step-up.ts';
import { longestPassword } from '../../identity/password-rules.ts';
import { code, met, notApplicable, open, type Requirement, rule, setting, test } from './requirement.ts';

const lock = (name: string) => test('identity/lock-out', name);
const password = (name: string) => test('identity/passwords', name);
const factor = (name: string) => test('identity/second-factor', name);
const passkey = (name: string) => test('identity/passkeys', name);
const sso = (name: string) => test('identity/single-sign-on', name);
const changing = password(
  'asks for the old one, ends the other sessions, keeps this one under a new token, and writes a letter',
);
const noPhone = 'no codes are sent by phone or text message';

export const authentication: readonly Requirement[] = [
  met(
    ['V6.1.1', 1, 'Defence against guessing is written down'],
    [rule('guessing'), code('server/identity/lock-out.ts')],
  ),
  met(
    ['V6.1.2', 2, 'Words of the context that no password may be'],
    [rule('passwords'), code('server/identity/password-rules.ts')],
  ),
  met(['V6.1.3', 2, 'All ways of signing in are written down'], [rule('ways-in'), code('docs/access.md')]),
  met(
    ['V6.2.1', 1, 'Passwords of at least 8 characters'],
    [
      password(
        'has fifteen characters where it stands alone, twelve beside a second factor, and no rules of composition',
      ),
      test('admin/admin', 'a password can come from standard input, if it is a good one'),
      test('membership/invitations', 'a weak password is refused, and the invitation is still open'),
    ],
  ),
  met(['V6.2.2', 1, 'A password can be changed'], [changing, code('web/src/security/PasswordSection.tsx')]),
  met(['V6.2.3', 1, 'Changing asks for the present one'], [changing]),
  met(
    ['V6.2.4', 1, 'Common passwords are refused'],
    [
      password('like %s is among the first that are guessed'),
      password('is compared with tens of thousands of common ones'),
      password('to a common one is refused with the reason, in the language of the person'),
    ],
  ),
  met(
    ['V6.2.5', 1, 'No rules of composition'],
    [
      password(
        'has fifteen characters where it stands alone, twelve beside a second factor, and no rules of composition',
      ),
    ],
  ),
  met(
    ['V6.2.6', 1, 'Passwords are not shown while typed'],
    [code('web/src/sign-in/SignInForm.tsx'), code('web/src/security/NewPasswordField.tsx')],
  ),
  met(
    ['V6.2.7', 1, 'Pasting and password managers work'],
    [code('web/src/sign-in/SignInForm.tsx')],
    'autocomplete is named, nothing stops pasting',
  ),
  met(
    ['V6.2.8', 1, 'Checked as it was typed'],
    [password('counts as people count, whatever width it was typed in'), code('server/identity/passwords.ts')],
    'NFKC only, as NIST 800-63B 3.1.1.2 asks, so that keyboards do not matter; nothing is cut off or folded',
  ),
  met(
    ['V6.2.9', 2, 'At least 64 characters are taken'],
    [code('server/identity/password-rules.ts')],
    `up to ${longestPassword}`,
  ),
  met(['V6.2.10', 2, 'No change by the calendar'], [rule('passwords')]),
  met(
    ['V6.2.11', 2, 'Words of the context are refused'],
    [password('like %s is what everybody knows of its owner')],
    'the product, the city, the name, the mail address and the organisations of the person',
  ),
  open(
    ['V6.2.12', 2, 'Breached passwords are refused'],
    'no leaked list comes along and no password leaves the house to be asked about elsewhere, not even as a piece of its hash; instead the words and habits of which such lists are made are refused (V6.2.4), at 15 characters alone and 12 beside a second factor',
  ),
  met(
    ['V6.3.1', 1, 'Guessing is slowed down'],
    [
      lock('after ten failures from one place there is a pause, which the clock ends and a right password forgets'),
      lock('strangers cannot lock a director out: elsewhere not at all at first, then for seconds only'),
      factor('is asked to wait after ten wrong codes, from whatever browser they come'),
    ],
  ),
  met(
    ['V6.3.2', 1, 'No accounts by default'],
    [test('admin/start', 'in production the same folder shows nothing of the demonstration'), setting('DEMONSTRATION')],
  ),
  open(
    ['V6.3.3', 2, 'Two factors'],
    `required of ${secondFactorRoles.join(', ')} (tests/identity/second-factor.test.ts “and has none sets one up before anything else: %s”), offered to everybody as TOTP or passkey; enterprises, providers, agencies, audit firms, districts, objection handlers and auditors may come in with a password of 15 characters alone, and in a demonstration everybody may unless SECOND_FACTOR says otherwise`,
  ),
  met(
    ['V6.3.4', 2, 'All ways in are equally strong'],
    [
      passkey('a passkey signs in without a mail address, and is both factors at once'),
      passkey('who has a passkey does not come in by the password alone'),
      sso('is our own where it does not'),
      factor('a session that owes its second factor is told no more than a stranger, and may sign out'),
      rule('ways-in'),
    ],
  ),
  open(
    ['V6.4.1', 1, 'First secrets are random and short-lived'],
    'invitations and resets are links of 256 random bits that work once and run out (tests/membership/invitations.test.ts “a link works once, and says so afterwards”), and nobody is sent a password; but the passwords that the command line makes for a first account or an imported roster, of 100 random bits and shown once, stay good until their owners change them',
  ),
  met(
    ['V6.4.2', 1, 'No hints and no secret questions'],
    [code('server/database/schema/identity.ts'), rule('passwords')],
  ),
  met(
    ['V6.4.3', 2, 'Reset does not go around the second factor'],
    [
      password('is set anew by the link, once; every session ends, and the second factor stays'),
      password('has links that end after half an hour, and with the use of another one'),
    ],
  ),
  met(
    ['V6.4.4', 2, 'A lost factor is replaced with as much proof'],
    [
      factor('opens once, in capitals and without its dash too, and a letter tells of it'),
      test(
        'membership/people',
        'a reset of the second factor takes everything away that stands for it, ends the sessions and says so by letter',
      ),
      rule('ways-in'),
    ],
    'without recovery codes by an administrator who has made sure of the person, with a reason in the journal; a new one is set up after the password',
  ),
  met(
    ['V6.5.1', 2, 'Codes work once'],
    [
      factor('cannot use a code twice, nor an older one after it'),
      factor('is let in by one of two who show the same code at once'),
      factor('opens once, in capitals and without its dash too, and a letter tells of it'),
    ],
  ),
  open(
    ['V6.5.2', 2, 'Recovery codes are kept as slow hashes'],
    'kept as HMAC-SHA-256 per person under SESSION_SECRET, which is not in the database (tests/identity/second-factor.test.ts “is kept as a hash that the database alone does not open”); codes of 49 bits would ask for a slow, salted hash, which would matter to who has both the database and the secret',
  ),
  met(
    ['V6.5.3', 2, 'Codes come from a secure generator'],
    [test('hardening/source', 'our code never $never'), code('server/identity/factors/recovery-codes.ts')],
    'node:crypto; the secrets of authenticators have 160 bits',
  ),
  met(
    ['V6.5.4', 2, 'Codes of at least 20 bits'],
    [
      code('server/identity/factors/recovery-codes.ts'),
      factor('is asked to wait after ten wrong codes, from whatever browser they come'),
    ],
    'recovery codes have 49 bits, six digits of a TOTP 20',
  ),
  met(
    ['V6.5.5', 2, 'Codes run out'],
    [
      factor('is not let in by a code of long ago, of another secret, or by something that is none'),
      password('has links that end after half an hour, and with the use of another one'),
      test(
        'membership/invitations',
        'after seven days it has expired; sent again it has a new link, and the old one opens nothing',
      ),
    ],
    'steps of 30 seconds, with one of tolerance to either side',
  ),
  notApplicable(['V6.6.1', 2, 'Codes by phone'], noPhone),
  notApplicable(['V6.6.2', 2, 'Codes by another channel are bound to their request'], noPhone),
  notApplicable(['V6.6.3', 2, 'Guessing codes of another channel'], noPhone),
  met(
    ['V6.8.1', 2, 'One provider cannot speak for another'],
    [
      sso('somebody of the staff comes in by the verified mail address, and from then on by who they are there'),
      sso('with the mail address of an account that is somebody else’s there already'),
      sso('who belongs to an enterprise'),
      setting('OIDC_ISSUER'),
    ],
    'there is one provider; accounts are tied to issuer and subject',
  ),
  met(
    ['V6.8.2', 2, 'Signatures of assertions are checked'],
    [
      sso('with a signature that is not the provider’s'),
      sso('with an error, with another state, or with nothing in it'),
    ],
    'against the published keys of the issuer',
  ),
  notApplicable(['V6.8.3', 2, 'SAML assertions are used once'], 'no SAML'),
  met(
    ['V6.8.4', 2, 'How strongly the provider asked is looked at'],
    [
      sso('is the provider’s where it says that it asked for one'),
      sso('is our own where it does not'),
      sso('is read from what standards define, not from what sounds like it'),
      rule('ways-in'),
    ],
    'acr, amr and auth_time; without them one factor is assumed',
  ),
];
