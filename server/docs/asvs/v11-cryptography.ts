/** V11: cryptography. V12: encrypted ways. */
import { code, met, notApplicable, open, type Requirement, rule, setting, test } from './requirement.ts';

const sealed = code('server/secrets/sealed.ts');
const strong = test('hardening/source', 'our code never $never');

export const cryptography: readonly Requirement[] = [
  met(
    ['V11.1.1', 2, 'Keys: made, kept, changed'],
    [rule('keys'), test('setup/settings', 'the generated secret stays the same and is for its owner only')],
  ),
  met(['V11.1.2', 2, 'What is used for what'], [rule('keys')]),
  met(
    ['V11.2.1', 2, 'Implementations that are looked after'],
    [sealed, code('server/identity/passwords.ts'), rule('keys')],
    'node:crypto (OpenSSL) and argon2 of node-rs; nothing of our own',
  ),
  met(
    ['V11.2.2', 2, 'Can be exchanged'],
    [rule('keys'), code('server/identity/passwords.ts')],
    'each hash of a password names its algorithm and cost; sealing is one file',
  ),
  met(['V11.2.3', 2, 'At least 128 bits'], [sealed, rule('keys')]),
  met(['V11.3.1', 1, 'No weak modes'], [strong]),
  met(['V11.3.2', 1, 'AES with GCM'], [sealed]),
  met(
    ['V11.3.3', 2, 'What is encrypted cannot be changed unnoticed'],
    [sealed],
    'GCM, bound to the row by associated data',
  ),
  met(
    ['V11.4.1', 1, 'No weak hashes'],
    [strong, code('server/identity/factors/totp.ts')],
    'SHA-1 in one place only, inside the HMAC of RFC 6238, because authenticator apps know nothing else',
  ),
  met(
    ['V11.4.2', 2, 'Passwords by a slow hash'],
    [code('server/identity/passwords.ts')],
    'argon2id, 19 MiB, two passes',
  ),
  met(
    ['V11.4.3', 2, 'Hashes of at least 256 bits where it matters'],
    [strong, code('server/cases/facts-hash.ts')],
    'SHA-256 throughout',
  ),
  notApplicable(
    ['V11.4.4', 2, 'Keys from passwords'],
    'no key is made from a password; keys are derived from the random SESSION_SECRET by HKDF',
  ),
  met(
    ['V11.5.1', 2, 'Secrets of chance have 128 bits'],
    [
      code('server/identity/sessions.ts'),
      strong,
      test('membership/invitations', 'the table keeps no token'),
      code('server/identity/factors/recovery-codes.ts'),
    ],
    'tokens of sessions and links have 256 bits; ids are not secrets. Recovery codes have 49 bits, because people type them: they are guessed under pauses only (V6.5.4)',
  ),
  met(
    ['V11.6.1', 2, 'Approved signatures'],
    [
      test('journal/chain', 'a day is sealed once it is over in Shanghai, once, by a key that only its owner reads'),
      test('journal/tampering', 'rewritten, and sealed anew with another key'),
      test('identity/passkeys', 'with the signature of another device'),
      test('identity/single-sign-on', 'with a signature that is not the provider’s'),
    ],
    'Ed25519 for the seals of the journal; passkeys are checked by @simplewebauthn/server, the provider’s tokens by openid-client',
  ),
];

const proxy =
  'decided by the reverse proxy in front, where TLS ends and which the product does not bring along; “In front of the product” says what it must do';

export const communication: readonly Requirement[] = [
  open(['V12.1.1', 1, 'TLS 1.2 and 1.3 only'], proxy),
  open(['V12.1.2', 2, 'Good cipher suites'], proxy),
  notApplicable(['V12.1.3', 2, 'Certificates of clients'], 'none are used'),
  met(
    ['V12.2.1', 1, 'TLS for everybody outside'],
    [
      test('hardening/headers', '%s behind https is https for a year, with everything below'),
      rule('deployment'),
      setting('PUBLIC_URL'),
    ],
  ),
  open(['V12.2.2', 1, 'Certificates that everybody trusts'], proxy),
  met(
    ['V12.3.1', 2, 'Encrypted between the parts'],
    [rule('deployment'), setting('SMTP_URL'), setting('DATABASE_URL')],
    'smtps:// and ?sslmode=verify-full where the other side is another machine; in compose the network has no way out',
  ),
  met(['V12.3.2', 2, 'Certificates are looked at'], [strong]),
  met(
    ['V12.3.3', 2, 'Encrypted between services of our own'],
    [rule('deployment')],
    'there is one process and its database',
  ),
  open(
    ['V12.3.4', 2, 'Own certificate authorities inside'],
    'a matter of the city’s network: Node and Postgres take the authority from NODE_EXTRA_CA_CERTS and sslrootcert; the product has no setting of its own for it',
  ),
];
