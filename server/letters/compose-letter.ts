/** A letter as its reader gets it: words of its kind in their language, and where it leads. */
import type { Product } from '../product.ts';
import { unseal } from '../secrets/sealed.ts';
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

/** Null where there are no words for its kind. */
export function composeLetter({ settings }: Pick<Product, 'settings'>, letter: KeptLetter): Composed | null {
  const words = letterWords[letter.kind];
  if (!words) return null;
  const english = letter.locale === 'en';
  const parameters = strings(letter.parameters);
  const filled = english ? { ...parameters, state: parameters.stateEn ?? '' } : parameters;
  const path = pathOf(settings.sessionSecret, letter);
  return {
    subject: fill(english ? words.subject.en : words.subject.zh, filled),
    text: fill(english ? words.text.en : words.text.zh, filled),
    link: path === null ? null : `${settings.publicUrl}${path}`,
  };
}

/** Always below PUBLIC_URL: what a request said its host was never gets into a letter. */
function pathOf(sessionSecret: string, { id, caseId, secret }: KeptLetter): string | null {
  if (secret !== null) return unseal(secret, { secret: sessionSecret, purpose: 'letter', about: id });
  return caseId === null ? null : `/cases/${caseId}`;
}

function strings(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, String(member)]));
}
