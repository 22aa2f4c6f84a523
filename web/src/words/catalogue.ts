/** Every text of the screens under a typed key. Names of states, events, roles and districts come from the API instead. */
import type { Locale } from '../api/types.ts';
import { actionWords } from './action-words.ts';
import { appWords } from './app-words.ts';
import { applicationWords } from './application-words.ts';
import { callWords } from './call-words.ts';
import { caseWords } from './case-words.ts';
import { codeWords } from './code-words.ts';
import { eligibilityWords } from './eligibility-words.ts';
import { formWords } from './form-words.ts';
import { journalWords } from './journal-words.ts';
import { levelWords } from './level-words.ts';
import { listWords } from './list-words.ts';
import { memberWords } from './member-words.ts';
import { messageWords } from './message-words.ts';
import { moneyWords } from './money-words.ts';
import { noticeWords } from './notice-words.ts';
import { notificationWords } from './notification-words.ts';
import { objectionWords } from './objection-words.ts';
import { organisationWords } from './organisation-words.ts';
import type { Pair } from './pair.ts';
import { privacyWords } from './privacy-words.ts';
import { publicWords } from './public-words.ts';
import { registrationWords } from './registration-words.ts';
import { rosterWords } from './roster-words.ts';
import { securityWords } from './security-words.ts';
import { selfTestWords } from './self-test-words.ts';
import { workWords } from './work-words.ts';

export const catalogue = {
  ...appWords,
  ...listWords,
  ...caseWords,
  ...actionWords,
  ...formWords,
  ...applicationWords,
  ...levelWords,
  ...workWords,
  ...messageWords,
  ...notificationWords,
  ...moneyWords,
  ...privacyWords,
  ...memberWords,
  ...codeWords,
  ...journalWords,
  ...securityWords,
  ...registrationWords,
  ...rosterWords,
  ...publicWords,
  ...callWords,
  ...selfTestWords,
  ...eligibilityWords,
  ...organisationWords,
  ...noticeWords,
  ...objectionWords,
} as const;

/** The parts, so that a test can see that no key is said twice. */
export const catalogueParts = [
  appWords,
  listWords,
  caseWords,
  actionWords,
  formWords,
  applicationWords,
  levelWords,
  workWords,
  messageWords,
  notificationWords,
  moneyWords,
  privacyWords,
  memberWords,
  codeWords,
  journalWords,
  securityWords,
  registrationWords,
  rosterWords,
  publicWords,
  callWords,
  selfTestWords,
  eligibilityWords,
  organisationWords,
  noticeWords,
  objectionWords,
];

export type WordKey = keyof typeof catalogue;
export type Filling = Readonly<Record<string, string | number>>;

export const isWordKey = (key: string): key is WordKey => Object.hasOwn(catalogue, key);

export function wordIn(locale: Locale, key: WordKey, filling: Filling = {}): string {
  const pair: Pair = catalogue[key];
  return fill(locale === 'en' ? pair[1] : pair[0], filling);
}

/** For codes that the server sends: `standing` + `admitted`. A code without words is shown as it came. */
export function codeIn(locale: Locale, group: string, code: string): string {
  const key = `${group}.${code}`;
  return isWordKey(key) ? wordIn(locale, key) : code;
}

const fill = (text: string, filling: Filling): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(filling, name) ? String(filling[name]) : whole));
