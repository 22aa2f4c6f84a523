/**
 * Sends something that changes a case beside its events (lines, draws, statements …) and refreshes what shows it. The
 * answer is not read: some have no body.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callForNothing } from '../api/client.ts';
import { createIntent } from '../api/intent.ts';
import { sendIntent } from '../api/retry.ts';

type Change = { method: 'POST' | 'PUT'; path: string; body: unknown };

export function useCaseChange(caseId: string, onDone?: () => void) {
  const client = useQueryClient();
  const [intent] = useState(() => createIntent());
  return useMutation({
    mutationFn: ({ method, path, body }: Change) =>
      sendIntent(intent, JSON.stringify([method, path, body]), (key) => callForNothing(method, path, { body, key })),
    onSuccess: async () => {
      onDone?.();
      await client.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
}
