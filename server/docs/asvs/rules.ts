/** What ASVS wants written down: the product's own rules, each a paragraph of docs/security.md. Figures come from the code. */
import { secondFactorRoles } from '../../../workflows/access/step-up.ts';
import { largestPaper } from '../../../workflows/forms/form-schema.ts';
import { guardedRoles } from '../../../workflows/organisation/membership-rules.ts';
import { usualPatience } from '../../http/patience.ts';
import { rates } from '../../http/rates.ts';
import { longestPassword, shortestFor } from '../../identity/password-rules.ts';
import { challengeMs, confirmedForMs, resetLinkMs, timesFor } from '../../identity/session-times.ts';
import { uploadTypes } from '../../papers/form-words.ts';

export type Rule = { id: string; title: string; text: readonly string[] };

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;
const minutes = (milliseconds: number): string => `${milliseconds / 60_000} minutes`;
const official = timesFor([{ role: 'officer' }]);
const ordinary = timesFor([{ role: 'enterprise' }]);
const hours = (milliseconds: number): number => milliseconds / 3_600_000;
const endings = Object.values(uploadTypes).flatMap(({ extensions }) => [...extensions]);

export const rules: readonly Rule[] = [
  {
    id: 'validation',
    title: 'Validation',
    text: [
      'The shape of every value is in `docs/openapi.json`, generated from the schemas that check the requests: closed objects, bounded texts and lists, formats. Wrong shapes are refused with 400 and JSON pointers before anything is looked up.',
      'Text with control, direction or format characters is refused everywhere (422). Credit codes are checked by GB 32100-2015, money is yuan text with two decimals, days are ISO days.',
      'What must fit together (contract lines and milestones, spend and contract, forms and papers of a state) is in `workflows/` and told as needs, each with the sentence that says why not.',
    ],
  },
  {
    id: 'limits',
    title: 'Limits of the business',
    text: [
      'Quotas, allowances, deadlines, shares and ceilings are data of the policy; `workflows/README.md` lists them as generated from the machine. Funds and places are counted under locks; the database refuses to promise twice.',
    ],
  },
  {
    id: 'rates',
    title: 'What is expensive, and how often one may ask for it',
    text: [
      `Per person, or per address for strangers: ${Object.entries(rates)
        .map(([name, { most, seconds: window }]) => `${name} ${most} per ${window} s`)
        .join(
          ', ',
        )}. Signing in: 120 tries a minute per address, resets of a password 20, besides the pauses of the next paragraph; registering: 30 an hour per address.`,
      'Whatever the rates leave: one person is shown 60 masked values in an hour and takes 10 exports of an organisation in a day; one mail address gets 5 confirming letters in an hour; an organisation has 30 invitations open at once. These are counted in the database, across servers.',
      `Connections: ${seconds(usualPatience.headers)} for the head, ${seconds(usualPatience.request)} for a whole request, cut off after ${seconds(usualPatience.silence)} of silence. Bodies up to 1 MiB, papers up to ${largestPaper / 1_048_576} MB, lists up to 200 rows, statements up to 30 s, and a full pool of connections answers 503 after 5 s. Letters, deadlines and seals are work of the background.`,
    ],
  },
  {
    id: 'guessing',
    title: 'Guessing passwords',
    text: [
      'A try is counted before the password is looked at. Ten failures for one account from one address lead to a pause of 30 s, doubled each time up to an hour; thirty for one account from anywhere to pauses of seconds, so that nobody can be kept out by strangers; a browser that was signed in before has a counter of its own. Unknown accounts are counted and answered alike, in words and in time. Failures are forgotten after a day or with the right password. Codes and passwords asked for inside a session pause for one account after ten failures; letters that reset a password pause after three, unseen by who asks.',
    ],
  },
  {
    id: 'passwords',
    title: 'Passwords',
    text: [
      `By NIST 800-63B: length counts, composition does not. At least ${shortestFor({ secondFactor: false })} characters where the password stands alone, ${shortestFor({ secondFactor: true })} beside a second factor that the person has or must set up; at most ${longestPassword}. Common passwords are refused, and what others know of the owner: the name of the product and the city, the person’s name, mail address and organisations. No change by the calendar, no hints, no questions. Kept as argon2id (19 MiB, two passes).`,
      `A forgotten one is reset by a link that holds ${minutes(resetLinkMs)} and opens once; every session ends, and the second factor stays.`,
    ],
  },
  {
    id: 'ways-in',
    title: 'Ways of signing in',
    text: [
      `Password, with a second factor (TOTP or one of ten recovery codes) for whoever has set one up; passkey with its owner verified, which is both factors; the single sign-on (OIDC) for government staff who have an account here and whose mail address the provider has verified. A second factor is required of ${secondFactorRoles.join(', ')} and offered to everybody else; SECOND_FACTOR says so, and a demonstration only offers it unless it is set. Until it is shown or set up, a session opens nothing else.`,
      `Every way ends in the same session, which remembers the way and the factors. The single sign-on counts as two factors where amr says mfa or acr names a strong context, and as one otherwise: then our own is asked for. A question put to a browser (passkey, single sign-on) holds ${minutes(challengeMs)} and is answered once.`,
      `Deciding and paying money, changing the own factors, admitting, suspending and removing organisations, giving a member another role, confirming an invitation, deactivating, reactivating and resetting the factors of somebody ask again when the last proof is older than ${minutes(confirmedForMs)} (step-up); \`docs/access.md\` marks the routes and \`workflows/access/step-up.ts\` lists the moves.`,
      `A lost second factor: a recovery code, else an administrator of the city, other than the person, who has made sure of them and gives a reason, or the command line. A reset ends every session, a letter tells the person, and whoever must have one sets up a new one at the next sign-in. Accounts begin with a registration or an invitation, both confirmed by a link of a letter, or at the command line; an invitation to a guarded role (${guardedRoles.join(', ')}) goes out after a second administrator has confirmed it, if the city has another one.`,
    ],
  },
  {
    id: 'sessions',
    title: 'Sessions',
    text: [
      `Reference tokens of 256 random bits; the table keeps their SHA-256. A session of an official ends after ${minutes(official.idleMs)} without use and after ${hours(official.longestMs)} hours in any case, everybody else’s after ${minutes(ordinary.idleMs)} and ${hours(ordinary.longestMs)} hours (NIST 800-63B, AAL2: 30 minutes and 12 hours); what a page asks by itself is no use. It ends with signing out, a new password, a second factor that was reset, by its person or an administrator, or when the account is closed. It goes on under a new token when a factor is shown. Several sessions at once are allowed, because people work at a desk and with a phone in a workshop; all of them are listed and can be ended. Our session is independent of the one at the identity provider; where a step-up asks there, it asks the person anew.`,
    ],
  },
  {
    id: 'files',
    title: 'Files',
    text: [
      `Papers: ${endings.join(', ')}, what each place takes and up to what size is in the forms of the policy, at most ${largestPaper / 1_048_576} MB. Told by content, not by name; office files with macros, archives, scripts and drawings are refused; nothing is unpacked. Kept outside of the web’s folder under names of our own, given out as attachments with nosniff and a sandbox. What is found to be malicious is withdrawn like any paper; its bytes stay for the record.`,
      'Rosters: workbooks of at most 50 MB, 200 MB unpacked, 5,000 parts, 50,000 rows; the sizes are read before anything is unpacked.',
    ],
  },
  {
    id: 'keys',
    title: 'Keys and algorithms',
    text: [
      'SESSION_SECRET (at least 32 random characters; made and kept for its owner only where none is given) is the secret that others hang on. From it HKDF-SHA-256 derives a key for each purpose of sealing (AES-256-GCM): the secrets of authenticators, the links of letters, who objected. With it HMAC-SHA-256 makes the marks of known browsers and what is kept of recovery codes, each under a label of its own. It is known to the processes of the product only. A new one ends the marks and the recovery codes, letters and factors sealed with the old one must be made anew, and who objected is not read any more: it is kept as long as the record is.',
      'JOURNAL_KEY (32 random bytes; made and kept for its owner only where none is given) signs the daily seals of the journal with Ed25519. A new one may come at any time: seals of former keys are verified with their public keys (`docs/journal.md`). OIDC_CLIENT_SECRET is shared with the identity provider and exchanged there.',
      'Passwords argon2id; tokens, files, chains and bodies SHA-256; TLS, certificates and passwords of the database and of the mail server are the city’s. Nothing else is encrypted. Passkeys keep their private keys; we have the public ones.',
    ],
  },
  {
    id: 'communication',
    title: 'Whom the product talks to',
    text: [
      'Postgres (DATABASE_URL), the mail server (SMTP_URL), the object store (S3_ENDPOINT) and the identity provider (OIDC_ISSUER): all of them named by the settings, none by a user. No other address is ever asked, and the page loads from its own origin only.',
    ],
  },
  {
    id: 'deployment',
    title: 'In front of the product',
    text: [
      'A reverse proxy ends TLS (1.2 and 1.3, a certificate that browsers trust, ciphers with forward secrecy), has a host name for this product alone, sets X-Forwarded-For itself and is named in TRUSTED_PROXIES. It may send people from http to https; for /api it should answer http with an error instead, so that a program that is set up wrongly is noticed. With an https PUBLIC_URL the product sends HSTS for a year with subdomains and `__Host-` cookies.',
      'Where the database or the mail server is on another machine, DATABASE_URL says sslmode=verify-full and SMTP_URL smtps://.',
    ],
  },
  {
    id: 'packages',
    title: 'Packages',
    text: [
      'Pinned to one version and one hash each, from the npm registry only, under licences that may ship with Apache-2.0. `npm run check` asks the registry for known weaknesses of what we ship: critical ones are mended or taken out within 2 days, high ones within 7, others within 30; everything else is brought up to date every three months. An exception stands in `server/bootstrap/audit-exceptions.json` with its reason and its end.',
    ],
  },
  {
    id: 'logs',
    title: 'Logs',
    text: [
      'The log of the process: JSON lines on standard output, one per refusal (info, with code, status, route) and one per failure (error), each with the request’s id that the caller got too; no bodies, no cookies, no personal data. Kept by whoever runs the product, 180 days at least.',
      'The journal: every act with person, role, address, ground and references, in the database, append-only for the application, chained by hashes and sealed daily, read by auditors and administrators; kept as long as the cases. Event log of each case: what moved it, kept likewise. Figures at /metrics carry no data of people.',
    ],
  },
];
