/** The forms and papers of the case: what is open or was just put right first, what was given before to read. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Collapse } from 'antd';
import '../app/application.css';
import '../app/old-new.css';
import '../app/supplement.css';
import { commitmentQuery, documentsQuery, formsQuery } from '../api/case-queries.ts';
import type { CaseView, DocumentView, FormView } from '../api/types.ts';
import { CommitmentPanel } from '../commitment/CommitmentPanel.tsx';
import { ReceiptList } from '../receipts/ReceiptList.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { ClosedForm } from './ClosedForm.tsx';
import { ComparedForm } from './ComparedForm.tsx';
import { OpenForm } from './OpenForm.tsx';
import { Papers } from './Papers.tsx';
import { ReturnedForm } from './ReturnedForm.tsx';
import { isFresh } from './supplement.ts';
import { WhatIsMissing } from './WhatIsMissing.tsx';

const liveMs = 8_000;
const applicationForm = 'application';

export function FormsTab({ view }: { view: CaseView }) {
  const { t, of } = useWords();
  // While something is open, what colleagues save is read again every few seconds.
  const forms = useQuery({
    ...formsQuery(view.id),
    refetchInterval: ({ state }) => (state.data?.items.some(({ open }) => open) ? liveMs : false),
  });
  const documents = useQuery(documentsQuery(view.id)).data?.items ?? [];
  const shown = (form: FormView) => <OneForm view={view} form={form} documents={documents} />;
  return (
    <Read asked={forms}>
      {({ items }) => {
        const first = items.filter(
          ({ open, supplement }) => open || (supplement !== null && isFresh(supplement, view)),
        );
        const rest = items.filter((form) => !first.includes(form) && hasSomething(form, documents));
        if (first.length + rest.length === 0)
          return <EmptyState title={t('forms.none')}>{t('forms.noneNext')}</EmptyState>;
        return (
          <>
            {items.some(({ form }) => form === applicationForm) ? <ReceiptList caseId={view.id} /> : null}
            {first.map((form) => (
              <Section key={form.form} title={of(form.label)}>
                {shown(form)}
              </Section>
            ))}
            {rest.length > 0 ? (
              <Collapse
                {...(first.length === 0 ? { defaultActiveKey: rest.map(({ form }) => form) } : {})}
                items={rest.map((form) => ({ key: form.form, label: of(form.label), children: shown(form) }))}
              />
            ) : null}
          </>
        );
      }}
    </Read>
  );
}

const hasSomething = (form: FormView, documents: readonly DocumentView[]): boolean =>
  Object.keys(form.answers).length > 0 || form.papers.some(({ code }) => documents.some(({ paper }) => paper === code));

type One = { view: CaseView; form: FormView; documents: readonly DocumentView[] };

function OneForm({ view, form, documents }: One) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { supplement } = form;
  if (form.open && !supplement && form.sections.length > 0 && form.form === applicationForm)
    return (
      <>
        <WhatIsMissing view={view} form={form} />
        <p>
          <Button
            type="primary"
            size="large"
            data-apply
            onClick={() => navigate({ to: '/cases/$caseId/application', params: { caseId: view.id } })}
          >
            {t('apply.open')}
          </Button>
        </p>
      </>
    );
  if (!form.open)
    return supplement ? (
      <ComparedForm view={view} form={form} supplement={supplement} documents={documents} />
    ) : (
      <>
        <ClosedForm form={form} />
        <Papers caseId={view.id} form={form} documents={documents} />
      </>
    );
  return (
    <>
      <WhatIsMissing view={view} form={form} />
      {supplement ? (
        <>
          <ReturnedForm view={view} form={form} supplement={supplement} documents={documents} />
          {form.form === applicationForm ? <Commitment view={view} form={form} documents={documents} /> : null}
        </>
      ) : (
        <>
          <OpenForm caseId={view.id} form={form} />
          <Papers caseId={view.id} form={form} documents={documents} />
        </>
      )}
    </>
  );
}

/** What was changed is confirmed anew before it is handed in again. */
function Commitment({ view, form, documents }: One) {
  const { t } = useWords();
  const commitment = useQuery({ ...commitmentQuery(view.id), refetchInterval: liveMs }).data;
  if (!commitment?.needed) return null;
  return (
    <section className="commitment-again" aria-label={t('apply.commitment')} id="paper-commitment" tabIndex={-1}>
      <h3>{t('apply.commitment')}</h3>
      <CommitmentPanel caseId={view.id} commitment={commitment} form={form} documents={documents} />
    </section>
  );
}
