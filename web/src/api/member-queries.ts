/** Members, deputies, invitations and people, and how what changes one of them is sent. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { callForNothing, get, withQuery } from './client.ts';
import type { DeputyList, InvitationView, MemberList, OfficeList, Page, PersonRow, PersonView } from './types.ts';

type Which = 'present' | 'past';

export const membersQuery = (organisationId: string, which: Which = 'present') =>
  infiniteQueryOptions({
    queryKey: ['membership', 'members', organisationId, which],
    queryFn: ({ pageParam, signal }) =>
      get<MemberList>(withQuery(`/api/organisations/${organisationId}/members`, { which, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const deputiesQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['membership', 'deputies', organisationId],
    queryFn: ({ signal }) => get<DeputyList>(`/api/organisations/${organisationId}/deputies?limit=100`, signal),
  });

export const invitationsQuery = (organisationId: string) =>
  infiniteQueryOptions({
    queryKey: ['membership', 'invitations', organisationId],
    queryFn: ({ pageParam, signal }) =>
      get<Page<InvitationView>>(
        withQuery(`/api/organisations/${organisationId}/invitations`, { limit: 20, after: pageParam }),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export type PeopleFilter = {
  q?: string | undefined;
  role?: string | undefined;
  kind?: string | undefined;
  status?: string | undefined;
};
export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['membership', 'people', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<PersonRow>>(withQuery('/api/people', { ...filter, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['membership', 'person', personId],
    queryFn: ({ signal }) => get<PersonView>(`/api/people/${personId}`, signal),
  });

export const officesQuery = queryOptions({
  queryKey: ['membership', 'offices'],
  queryFn: ({ signal }) => get<OfficeList>('/api/offices', signal),
  staleTime: 600_000,
});

type Change = {
  method: 'POST' | 'PUT';
  path: string;
  body?: unknown;
  /** The caller is not to see the organisation any more: what is shown of it is not asked for again. */
  leaves?: boolean;
};

/** Whoever may do what can change with every one of these, one's own navigation included. */
export function useMembershipChange(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => callForNothing(method, path, body === undefined ? {} : { body }),
    onSuccess: async (_, { leaves = false }) => {
      onDone?.();
      await client.invalidateQueries({ queryKey: ['session'] });
      await client.invalidateQueries({ queryKey: ['membership'], refetchType: leaves ? 'none' : 'active' });
    },
  });
}
