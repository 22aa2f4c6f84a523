/** What ASVS wants written down: the product's own rules, each a paragraph of docs/security.md. Figures come from the code. */
import { largestPaper } from '../../../workflows/forms/form-schema.ts';
import { usualPatience } from '../../http/patience.ts';
import { rates } from '../../http/rates.ts';
import { uploadTypes } from '../../papers/form-words.ts';

export type Rule = { id: string; title: string; text: readonly string[] };

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;
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
        .join(', ')}. Signing in: 120 tries a minute per address, besides the pauses of the next paragraph.`,
      `Connections: ${seconds(usualPatience.headers)} for the head, ${seconds(usualPatience.request)} for a whole request, cut off after ${seconds(usualPatience.silence)} of silence. Bodies up to 1 MiB, papers up to ${largestPaper / 1_048_576} MB, lists up to 200 rows, statements up to 30 s, and a full pool of connections answers 503 after 5 s. Letters, deadlines and seals are work of the background.`,
    ],
  },
  {
    id: 'guessing',
    title: 'Guessing passwords',
    text: [
      'A try is counted before the password is looked at. Ten failures for one account from one address lead to a pause of 30 s, doubled each time up to an hour; thirty for one account from anywhere to pauses of seconds, so that nobody can be kept out by strangers; a browser that was signed in before has a counter of its own. Unknown accounts are counted and answered alike, in words and in time. Failures are forgotten after a day or with the right password.',
    ],
  },
  {
    id: 'passwords',
    title: 'Passwords',
    text: [
      'By NIST 800-63B: length counts, composition does not; common passwords and words of the context are refused; no change by the calendar, no hints, no questions. Kept as argon2id (19 MiB, two passes).',
    ],
  },
  {
    id: 'ways-in',
    title: 'Ways of signing in',
    text: [
      'Password, with a second factor (TOTP or recovery code) where the role asks for it; passkey, which is both factors; OIDC for government staff. Every way ends in the same session, which remembers the way and the factors; deciding and paying money ask again (step-up).',
    ],
  },
  {
    id: 'sessions',
    title: 'Sessions',
    text: [
      'Reference tokens of 256 random bits; the table keeps their SHA-256. A session ends after 30 minutes without use and after 12 hours in any case (NIST 800-63B, AAL2: 30 minutes and 12 hours), with signing out, a new password, or when the account is closed. Several sessions at once are allowed, because people work at a desk and with a phone in a workshop; all of them are listed and can be ended. Our session is independent of the one at the identity provider.',
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
      'SESSION_SECRET (at least 32 random characters; made and kept for its owner only where none is given) is the one secret of the application. From it HKDF-SHA-256 derives a key for each purpose: sealed values (AES-256-GCM) and marks of known browsers (HMAC-SHA-256). It is known to the processes of the product only. A new one ends the marks, and letters and factors sealed with the old one must be made anew.',
      'Passwords argon2id; tokens, files, chains and bodies SHA-256; TLS, certificates and passwords of the database and of the mail server are the city’s. Nothing else is encrypted, and no key of the product signs for anybody else.',
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
      'The journal: every act with person, role, address, ground and references, in the database, append-only for the application, read by auditors; kept as long as the cases. Event log of each case: what moved it, kept likewise. Figures at /metrics carry no data of people.',
    ],
  },
];
