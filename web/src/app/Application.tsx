/** The application in its order: queries, language, look, routes; and a page for what nobody expected. */
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmIdentity } from '../security/ConfirmIdentity.tsx';
import { LocaleProvider } from '../words/LocaleProvider.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Look } from './Look.tsx';
import { createClient } from './query-client.ts';
import { router } from './router.tsx';

export function Application() {
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={client}>
      <LocaleProvider>
        <Look>
          <ErrorBoundary>
            <RouterProvider router={router} />
            <ConfirmIdentity />
          </ErrorBoundary>
        </Look>
      </LocaleProvider>
    </QueryClientProvider>
  );
}
