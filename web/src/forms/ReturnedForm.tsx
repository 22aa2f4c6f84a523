/** A form that was given back, for who puts it right: the list, what is open with the remarks, and the rest locked. */
import type { CaseView, DocumentView, FormView } from '../api/types.ts';
import { AskedPanel } from './AskedPanel.tsx';
import { LockedRest } from './LockedRest.tsx';
import { OpenForm } from './OpenForm.tsx';
import { Papers } from './Papers.tsx';
import { QuestionnaireItem } from './QuestionnaireItem.tsx';
import { isSurgical, type Supplement } from './supplement.ts';

type Props = { view: CaseView; form: FormView; supplement: Supplement; documents: readonly DocumentView[] };

export function ReturnedForm({ view, form, supplement, documents }: Props) {
  const { questionnaire } = form;
  return (
    <>
      <AskedPanel form={form} supplement={supplement} />
      <OpenForm caseId={view.id} form={form} />
      <Papers
        caseId={view.id}
        form={form}
        documents={documents}
        only={({ code }) => form.openItems.includes(`paper:${code}`)}
      />
      {questionnaire !== null && form.openItems.includes(`questionnaire:${questionnaire}`) ? (
        <QuestionnaireItem caseId={view.id} form={form} kind={questionnaire} supplement={supplement} />
      ) : null}
      {isSurgical(form) ? <LockedRest caseId={view.id} form={form} documents={documents} /> : null}
    </>
  );
}
