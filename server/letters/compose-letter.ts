/** A letter as its reader gets it: words of its kind in their language, and where it leads. */
import { topicOf, topicOfKind } from '../../workflows/notifications/topics.ts';
import type { Product } from '../product.ts';
import { unseal } from '../secrets/sealed.ts';
import { digestLines } from './compose-digest.ts';
import { fill, letterWords } from './letter-words.ts';

export type KeptLetter = {
  id: string;
  kind: string;
  parameters: unknown;
  locale: string | null;
  caseId: string | null;
  secret: string | null;
};
export type Composed = { subject: string; text: string; link: string | null };

/** A digest leads to the work list. Null where there are no words for its kind. */
export function composeLetter({ settings }: Pick<Product, 'settings'>, letter: KeptLetter): Composed | null {
  const { kind } = letter;
  const words = letterWords[kind];
  if (!words) return null;
  const english = letter.locale === 'en';
  const parameters = strings(letter.parameters);
  const filled = english ? inEnglish(parameters) : parameters;
  const path = pathOf(settings.sessionSecret, letter);
  const gathered =
    kind === 'digest.daily'
      ? digestLines(letter.parameters, english, (item) =>
          composeLetter({ settings }, { ...item, id: letter.id, locale: letter.locale, secret: null }),
        )
      : [];
  return {
    subject: fill(english ? words.subject.en : words.subject.zh, filled),
    text: [fill(english ? words.text.en : words.text.zh, filled), ...gathered].join('\n\n'),
    link: path === null ? null : `${settings.publicUrl}${path}`,
  };
}

/** Always below PUBLIC_URL: what a request said its host was never gets into a letter. */
function pathOf(sessionSecret: string, { id, kind, caseId, secret }: KeptLetter): string | null {
  if (secret !== null) return unseal(secret, { secret: sessionSecret, purpose: 'letter', about: id });
  if (kind === 'digest.daily') return '/tasks';
  return caseId === null ? null : `/cases/${caseId}`;
}

/** Where the reader can say how they want to be told, under every letter that they can turn down. */
export function footerOf(
  { settings }: Pick<Product, 'settings'>,
  { kind, locale, personId }: { kind: string; locale: string | null; personId: string | null },
): string[] {
  if (personId === null || (kind !== 'digest.daily' && topicOf(topicOfKind(kind)).choices.length === 1)) return [];
  const page = `${settings.publicUrl}/notification-settings`;
  return [locale === 'en' ? `--\nChoose how you are told: ${page}` : `--\n更改通知方式：${page}`];
}

/** What has an English word of its own is said in it. */
function inEnglish(parameters: Record<string, string>): Record<string, string> {
  const own = Object.entries(parameters).flatMap(([name, value]) =>
    name.endsWith('En') ? [[name.slice(0, -2), value]] : [],
  );
  return { ...parameters, state: '', ...Object.fromEntries(own) };
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, String(member)]));
}
