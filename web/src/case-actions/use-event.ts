/** Says an event of the case: with the `seq` the person saw, and one key for one intent, however often it is sent. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { caseQuery } from '../api/case-queries.ts';
import { call } from '../api/client.ts';
import { createIntent } from '../api/intent.ts';
import { isProblem } from '../api/problem.ts';
import { sendIntent } from '../api/retry.ts';
import type { CaseView } from '../api/types.ts';

export type Staleness = { before: CaseView; after: CaseView };

export function useEvent(view: CaseView, onDone: (after: CaseView) => void) {
  const client = useQueryClient();
  const [intent] = useState(() => createIntent());
  /** What the person was looking at when the form opened; after a refusal as stale, what they look at now. */
  const [seen, setSeen] = useState(view);
  const [stale, setStale] = useState<Staleness | null>(null);
  const saying = useMutation({
    mutationFn: (body: Record<string, unknown>) =>
      sendIntent(intent, JSON.stringify([seen.seq, body]), (key) =>
        call<CaseView>('POST', `/api/cases/${view.id}/events`, { body, key, ifMatch: seen.seq }),
      ),
    onSuccess: async (after) => {
      client.setQueryData(caseQuery(view.id).queryKey, after);
      onDone(after);
      await Promise.all(
        ['case', 'cases', 'funds', 'calls', 'organisations'].map((name) =>
          client.invalidateQueries({ queryKey: [name] }),
        ),
      );
    },
    onError: async (error) => {
      if (!isProblem(error) || error.status !== 409) return;
      const after = await client.fetchQuery({ ...caseQuery(view.id), staleTime: 0 });
      if (after.seq !== seen.seq) setStale({ before: seen, after });
      setSeen(after);
    },
  });
  return { say: saying.mutate, pending: saying.isPending, error: saying.error, stale, seen };
}
