/** What is read of one case. Every key begins with `case` and its id, so that a move refreshes all of it at once. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get, withQuery } from './client.ts';
import type {
  AssessmentKind,
  AssessmentView,
  CaseList,
  CaseView,
  CommitmentView,
  ContractList,
  DocumentView,
  DrawView,
  FormView,
  History,
  InspectionList,
  Items,
  MessageList,
  ObjectorList,
  PaymentList,
  ProgressList,
  ReceiptView,
  SpendView,
  TerminationView,
} from './types.ts';

export type CaseFilter = {
  stage?: string | undefined;
  state?: string | undefined;
  district?: string | undefined;
  call?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  desk?: 'mine' | undefined;
};

export const caseListQuery = (filter: CaseFilter, limit = 30) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      get<CaseList>(withQuery('/api/cases', { ...filter, limit, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

const part = <T>(caseId: string, name: string, path = name) =>
  queryOptions({
    queryKey: ['case', caseId, name],
    queryFn: ({ signal }) => get<T>(`/api/cases/${caseId}/${path}`, signal),
  });

export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) => get<CaseView>(`/api/cases/${caseId}`, signal),
  });
export const formsQuery = (caseId: string) => part<Items<FormView>>(caseId, 'forms');
export const documentsQuery = (caseId: string) => part<Items<DocumentView>>(caseId, 'documents');
export const commitmentQuery = (caseId: string) => part<CommitmentView>(caseId, 'commitment');
export const receiptsQuery = (caseId: string) => part<Items<ReceiptView>>(caseId, 'receipts');
export const assessmentQuery = (caseId: string, kind: AssessmentKind) =>
  part<AssessmentView>(caseId, `assessment-${kind}`, `assessments/${kind}`);
export const contractsQuery = (caseId: string) => part<ContractList>(caseId, 'contracts');
export const progressQuery = (caseId: string) => part<ProgressList>(caseId, 'progress');
export const spendQuery = (caseId: string) => part<SpendView>(caseId, 'spend');
export const drawsQuery = (caseId: string) => part<Items<DrawView>>(caseId, 'draws');
export const inspectionsQuery = (caseId: string) => part<InspectionList>(caseId, 'inspections');
export const paymentsQuery = (caseId: string) => part<PaymentList>(caseId, 'payments');
/** Kept on the screen only as long as somebody looks at it. */
export const objectorsQuery = (caseId: string) => ({ ...part<ObjectorList>(caseId, 'objectors'), gcTime: 0 });
export const terminationsQuery = (caseId: string) => part<Items<TerminationView>>(caseId, 'terminations');

export const historyQuery = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['case', caseId, 'history'],
    queryFn: ({ pageParam, signal }) =>
      get<History>(withQuery(`/api/cases/${caseId}/events`, { limit: 30, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

export const messagesQuery = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: ['case', caseId, 'messages'],
    queryFn: ({ pageParam, signal }) =>
      get<MessageList>(withQuery(`/api/cases/${caseId}/messages`, { limit: 20, after: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
