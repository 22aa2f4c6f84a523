/** The checks of a case; they are asked for anew whenever a form of it has been saved. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { formsQuery } from '../api/case-queries.ts';
import { caseChecksQuery } from '../api/eligibility-queries.ts';

export function useCaseChecks(caseId: string) {
  const forms = useQuery(formsQuery(caseId)).data?.items ?? [];
  const stand = forms.map(({ form, version }) => `${form} ${version}`).join();
  return useQuery({ ...caseChecksQuery(caseId, stand), placeholderData: keepPreviousData });
}
