/** Calls: what everybody reads, and what the bureau drafts and changes. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call, get } from './client.ts';
import type { Items, Label, ManagedCall, PublicCall } from './types.ts';

export const publicCallsQuery = queryOptions({
  queryKey: ['public-calls'],
  queryFn: ({ signal }) => get<Items<PublicCall>>('/api/public/calls', signal),
});
export const publicCallQuery = (code: string) =>
  queryOptions({
    queryKey: ['public-calls', code],
    queryFn: ({ signal }) => get<PublicCall>(`/api/public/calls/${encodeURIComponent(code)}`, signal),
  });
export const managedCallsQuery = queryOptions({
  queryKey: ['managed-calls'],
  queryFn: ({ signal }) => get<Items<ManagedCall>>('/api/calls/managed', signal),
});
export const managedCallQuery = (id: string) =>
  queryOptions({
    queryKey: ['managed-calls', id],
    queryFn: ({ signal }) => get<ManagedCall>(`/api/calls/${id}`, signal),
  });

export const policyListQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => get<Items<{ id: string; title: Label }>>('/api/policies', signal),
});

type Change = { method: 'POST' | 'PUT'; path: string; body: unknown };

/** A draft, its publication, an act: the revision in the body keeps a repetition from doing it twice. */
export function useCallChange(onDone: (view: ManagedCall) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => call<ManagedCall>(method, path, { body }),
    onSuccess: async (view) => {
      await Promise.all(
        ['calls', 'managed-calls', 'public-calls', 'cases'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
      onDone(view);
    },
  });
}
