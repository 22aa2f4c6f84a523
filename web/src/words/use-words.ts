/** The language of the person who looks, and the texts in it. */
import { createContext, useContext, useMemo } from 'react';
import type { Label, Locale } from '../api/types.ts';
import { codeIn, type Filling, type WordKey, wordIn } from './catalogue.ts';

export type LocaleChoice = { locale: Locale; choose: (locale: Locale) => void };
export const LocaleContext = createContext<LocaleChoice>({ locale: 'zh-CN', choose: () => undefined });

export type Say = {
  locale: Locale;
  /** A text of the catalogue. */
  t: (key: WordKey, filling?: Filling) => string;
  /** A label that the server sent in both languages. */
  of: (label: Label | null | undefined) => string;
  /** The words for a code that the server sent. */
  code: (group: string, code: string) => string;
};

export function useWords(): Say {
  const { locale } = useContext(LocaleContext);
  return useMemo(
    () => ({
      locale,
      t: (key, filling) => wordIn(locale, key, filling),
      of: (label) => (label ? (locale === 'en' ? label.en : label.zh) : ''),
      code: (group, code) => codeIn(locale, group, code),
    }),
    [locale],
  );
}

export const useLocale = (): LocaleChoice => useContext(LocaleContext);
