/** What is read about registering, the own organisation, the desks that verify. All keys begin with `organisation`. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from './client.ts';
import type {
  CreditCodeView,
  JoinRequestView,
  LetterList,
  MergePlan,
  OrganisationPageView,
  OwnOrganisations,
  Page,
  VerificationRow,
} from './types.ts';

export const creditCodeQuery = (code: string, locale: string) =>
  queryOptions({
    queryKey: ['credit-code', code, locale],
    queryFn: ({ signal }) => get<CreditCodeView>(withQuery('/api/credit-code', { code }), signal),
    enabled: code !== '',
    staleTime: 3_600_000,
  });

export const ownOrganisationsQuery = queryOptions({
  queryKey: ['organisation', 'own'],
  queryFn: ({ signal }) => get<OwnOrganisations>('/api/organisations/own', signal),
});
export const organisationPageQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', id],
    queryFn: ({ signal }) => get<OrganisationPageView>(`/api/organisations/${id}`, signal),
  });
export const mergePlanQuery = (id: string, into: string) =>
  queryOptions({
    queryKey: ['organisation', id, 'merge', into],
    queryFn: ({ signal }) => get<MergePlan>(withQuery(`/api/organisations/${id}/merge`, { into }), signal),
    enabled: into !== '',
  });
export const verificationsQuery = infiniteQueryOptions({
  queryKey: ['organisation', 'verifications'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<VerificationRow>>(withQuery('/api/verifications', { limit: 50, after: pageParam }), signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
export const joinRequestsQuery = infiniteQueryOptions({
  queryKey: ['organisation', 'join-requests'],
  queryFn: ({ pageParam, signal }) =>
    get<Page<JoinRequestView>>(withQuery('/api/join-requests', { limit: 50, after: pageParam }), signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
});
export const lettersQuery = (address: string) =>
  queryOptions({
    queryKey: ['letters', address],
    queryFn: ({ signal }) => get<LetterList>(withQuery('/api/demonstration/letters', { address }), signal),
    enabled: address !== '',
  });
