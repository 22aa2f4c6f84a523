/** Everything the pages of one application show; while it is open, what colleagues save is read again every few seconds. */
import { useQuery } from '@tanstack/react-query';
import { assessmentQuery, caseQuery, commitmentQuery, documentsQuery, formsQuery } from '../api/case-queries.ts';
import { type Part, partsOf } from './parts.ts';

export const liveMs = 8_000;
const applicationForm = 'application';

export function useApplication(caseId: string) {
  const asked = useQuery(caseQuery(caseId));
  const forms = useQuery({ ...formsQuery(caseId), refetchInterval: liveMs, refetchOnWindowFocus: true });
  const documents = useQuery({ ...documentsQuery(caseId), refetchInterval: liveMs }).data?.items ?? [];
  const commitment = useQuery({ ...commitmentQuery(caseId), refetchInterval: liveMs }).data;
  const form = forms.data?.items.find((one) => one.form === applicationForm);
  const assessment = useQuery({
    ...assessmentQuery(caseId, 'self'),
    refetchInterval: liveMs,
    enabled: form?.questionnaire === 'self',
  }).data;
  const parts: Part[] = form ? partsOf({ form, documents, assessment, commitment }) : [];
  return { asked, forms, view: asked.data, form, documents, commitment, assessment, parts };
}
export type Application = ReturnType<typeof useApplication>;
