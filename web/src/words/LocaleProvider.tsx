/** Keeps the chosen language: on this device at once, and with the person when signed in. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { call, speakTo } from '../api/client.ts';
import { sessionQuery } from '../api/reference-queries.ts';
import type { Locale, SessionView } from '../api/types.ts';
import { wordIn } from './catalogue.ts';
import { LocaleContext } from './use-words.ts';

const storageKey = 'pilotflow.locale';
const isLocale = (text: string | null): text is Locale => text === 'zh-CN' || text === 'en';

function storedLocale(): Locale {
  const stored = localStorage.getItem(storageKey);
  return isLocale(stored) ? stored : 'zh-CN';
}

export function LocaleProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [locale, setLocale] = useState<Locale>(storedLocale);
  // Before any request of this render goes out.
  speakTo(locale);

  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = wordIn(locale, 'app.name');
  }, [locale]);

  const choose = useCallback(
    (next: Locale) => {
      localStorage.setItem(storageKey, next);
      speakTo(next);
      setLocale(next);
      const session = client.getQueryData(sessionQuery.queryKey);
      if (session && session.person.locale !== next)
        call<SessionView>('PUT', '/api/session/locale', { body: { locale: next } })
          .then((saved) => client.setQueryData(sessionQuery.queryKey, saved))
          .catch(() => undefined);
      // Reasons and names were worded by the server.
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
    [client],
  );

  const value = useMemo(() => ({ locale, choose }), [locale, choose]);
  return <LocaleContext value={value}>{children}</LocaleContext>;
}
