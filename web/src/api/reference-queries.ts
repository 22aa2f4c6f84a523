/** What is read beside the cases: who is signed in, the machine, lists, organisations, funds. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from './client.ts';
import { isProblem } from './problem.ts';
import type {
  AccountView,
  CallView,
  CreditCheckList,
  DemonstrationView,
  EditionView,
  FundView,
  Items,
  MachineView,
  OrganisationView,
  Page,
  PolicyView,
  ReferenceView,
  SessionView,
} from './types.ts';

const hour = 3_600_000;
const settled = <T>(key: string[], path: string) =>
  queryOptions({ queryKey: key, queryFn: ({ signal }) => get<T>(path, signal), staleTime: hour });

/** Null: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<SessionView | null> => {
    try {
      return await get<SessionView>('/api/session', signal);
    } catch (error) {
      if (isProblem(error) && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  refetchInterval: 300_000,
  // Another tab may have signed in somebody else meanwhile.
  refetchOnWindowFocus: 'always',
});

export const machineQuery = settled<MachineView>(['machine'], '/api/machine');
export const referenceQuery = settled<ReferenceView>(['reference'], '/api/reference');
export const demonstrationQuery = settled<DemonstrationView>(['demonstration'], '/api/demonstration');
export const policyQuery = (id: string) => settled<PolicyView>(['policy', id], `/api/policies/${id}`);
export const editionQuery = (id: string) => settled<EditionView>(['edition', id], `/api/editions/${id}`);

export const callsQuery = queryOptions({
  queryKey: ['calls'],
  queryFn: ({ signal }) => get<Items<CallView>>('/api/calls', signal),
});
export const fundsQuery = queryOptions({
  queryKey: ['funds'],
  queryFn: ({ signal }) => get<Items<FundView>>('/api/funds', signal),
});

export type OrganisationFilter = { kind: string; standing?: string | undefined; q?: string | undefined };

export const organisationsQuery = (filter: OrganisationFilter, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['organisations', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      get<Page<OrganisationView>>(withQuery('/api/organisations', { ...filter, limit, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** Null: no account has been given yet. */
export const accountQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['account', organisationId],
    queryFn: async ({ signal }): Promise<AccountView | null> => {
      try {
        return await get<AccountView>(`/api/organisations/${organisationId}/account`, signal);
      } catch (error) {
        if (isProblem(error) && error.status === 404) return null;
        throw error;
      }
    },
  });
export const creditChecksQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['credit-checks', organisationId],
    queryFn: ({ signal }) => get<CreditCheckList>(`/api/organisations/${organisationId}/credit-checks`, signal),
  });
