/** Sends a message, again with the same key while no answer comes, and shows it among the others. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { messagesQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import type { Intent } from '../api/intent.ts';
import { sendIntent } from '../api/retry.ts';
import type { MessageView, WriteMessage } from '../api/types.ts';

export function useSend(caseId: string, intent: Intent, onSent: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: WriteMessage) =>
      sendIntent(intent, JSON.stringify(body), (key) =>
        call<MessageView>('POST', `/api/cases/${caseId}/messages`, { body, key }),
      ),
    onSuccess: async () => {
      onSent();
      await client.invalidateQueries({ queryKey: messagesQuery(caseId).queryKey });
    },
  });
}
