/** V6: who somebody is. */
import { code, met, notApplicable, pending, type Requirement, rule, setting, test } from './requirement.ts';

const lock = (name: string) => test('identity/lock-out', name);
const noPhone = 'no codes are sent by phone or text message';

export const authentication: readonly Requirement[] = [
  met(
    ['V6.1.1', 1, 'Defence against guessing is written down'],
    [rule('guessing'), code('server/identity/lock-out.ts')],
  ),
  pending(
    ['V6.1.2', 2, 'Words of the context that no password may be'],
    'signin',
    'the list of names of the product, the city and the person beside the common passwords',
    [rule('passwords')],
  ),
  pending(
    ['V6.1.3', 2, 'All ways of signing in are written down'],
    'signin',
    'password with TOTP or recovery code, passkey, OIDC',
    [rule('ways-in')],
  ),
  pending(
    ['V6.2.1', 1, 'Passwords of at least 8 characters'],
    'signin',
    'the shortest password of the rules; the command line asks for 10 already',
    [test('admin/admin', 'a password can come from standard input, if it is long enough')],
  ),
  pending(['V6.2.2', 1, 'A password can be changed'], 'signin', 'the security page', [
    test('identity/people', 'a new password signs out everywhere'),
  ]),
  pending(['V6.2.3', 1, 'Changing asks for the present one'], 'signin', 'the route of the security page'),
  pending(['V6.2.4', 1, 'Common passwords are refused'], 'signin', 'the list of common passwords'),
  met(
    ['V6.2.5', 1, 'No rules of composition'],
    [code('server/identity/session-contract.ts'), code('server/identity/passwords.ts')],
  ),
  met(['V6.2.6', 1, 'Passwords are not shown while typed'], [code('web/src/sign-in/SignInForm.tsx')]),
  met(
    ['V6.2.7', 1, 'Pasting and password managers work'],
    [code('web/src/sign-in/SignInForm.tsx')],
    'autocomplete is named, nothing stops pasting',
  ),
  met(
    ['V6.2.8', 1, 'Checked as it was typed'],
    [code('server/identity/passwords.ts')],
    'NFKC only, as NIST 800-63B 3.1.1.2 asks, so that keyboards do not matter; nothing is cut off or folded',
  ),
  met(['V6.2.9', 2, 'At least 64 characters are taken'], [code('server/identity/session-contract.ts')], 'up to 200'),
  met(['V6.2.10', 2, 'No change by the calendar'], [rule('passwords')]),
  pending(['V6.2.11', 2, 'Words of the context are refused'], 'signin', 'the same list as 6.1.2'),
  pending(
    ['V6.2.12', 2, 'Breached passwords are refused'],
    'signin',
    'the list of common passwords stands for it: no password leaves the house to be asked about elsewhere',
  ),
  met(
    ['V6.3.1', 1, 'Guessing is slowed down'],
    [
      lock('after ten failures from one place there is a pause, which the clock ends and a right password forgets'),
      lock('strangers cannot lock a director out: elsewhere not at all at first, then for seconds only'),
    ],
  ),
  met(
    ['V6.3.2', 1, 'No accounts by default'],
    [test('admin/start', 'in production the same folder shows nothing of the demonstration'), setting('DEMONSTRATION')],
  ),
  pending(
    ['V6.3.3', 2, 'Two factors'],
    'signin',
    'TOTP or passkey, required for officer, director, treasury and administrator, offered to everybody',
  ),
  pending(
    ['V6.3.4', 2, 'All ways in are equally strong'],
    'signin',
    'passkeys count as both factors, OIDC by what the provider says',
    [rule('ways-in')],
  ),
  pending(
    ['V6.4.1', 1, 'First secrets are random and short-lived'],
    'signin',
    'invitation and reset links instead of passwords; those that the command line and an import make have 100 bits',
    [
      test(
        'admin/admin',
        'an administrator makes a bureau and its first account, and the password shown once opens it',
      ),
    ],
  ),
  met(
    ['V6.4.2', 1, 'No hints and no secret questions'],
    [code('server/database/schema/identity.ts'), rule('passwords')],
  ),
  pending(['V6.4.3', 2, 'Reset does not go around the second factor'], 'signin', 'a reset changes the password only'),
  pending(
    ['V6.4.4', 2, 'A lost factor is replaced with as much proof'],
    'signin',
    'recovery codes, or the administrator who knows the person',
    [rule('ways-in')],
  ),
  pending(['V6.5.1', 2, 'Codes work once'], 'signin', 'the step of the last TOTP is kept, recovery codes are used up'),
  pending(['V6.5.2', 2, 'Recovery codes are kept as hashes'], 'signin', 'hashed in sign-in tables'),
  pending(['V6.5.3', 2, 'Codes come from a secure generator'], 'signin', 'node:crypto', [
    test('hardening/source', 'our code never $never'),
  ]),
  pending(['V6.5.4', 2, 'Codes of at least 20 bits'], 'signin', 'recovery codes are longer'),
  pending(['V6.5.5', 2, 'Codes run out'], 'signin', 'TOTP steps of 30 seconds; links of letters have their own ends'),
  notApplicable(['V6.6.1', 2, 'Codes by phone'], noPhone),
  notApplicable(['V6.6.2', 2, 'Codes by another channel are bound to their request'], noPhone),
  notApplicable(['V6.6.3', 2, 'Guessing codes of another channel'], noPhone),
  pending(
    ['V6.8.1', 2, 'One provider cannot speak for another'],
    'signin',
    'there is one provider (OIDC_ISSUER); accounts are tied to issuer and subject',
    [setting('OIDC_ISSUER')],
  ),
  pending(
    ['V6.8.2', 2, 'Signatures of assertions are checked'],
    'signin',
    'openid-client, against the keys of the issuer',
  ),
  notApplicable(['V6.8.3', 2, 'SAML assertions are used once'], 'no SAML'),
  pending(
    ['V6.8.4', 2, 'How strongly the provider asked is looked at'],
    'signin',
    'acr, amr and auth_time; without them one factor is assumed',
    [rule('ways-in')],
  ),
];
