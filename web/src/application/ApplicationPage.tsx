/** Filling in an application, one part at a time: the task list, the parts, the check before it is handed in, the receipt. */
import { Link, useParams } from '@tanstack/react-router';
import '../app/application.css';
import '../app/old-new.css';
import type { CaseView, FormView } from '../api/types.ts';
import { EarlyWarning } from '../eligibility/EarlyWarning.tsx';
import { CaseChanged } from '../notifications/CaseChanged.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Loading } from '../shared/Loading.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { KeepSending } from './KeepSending.tsx';
import { OnePart } from './OnePart.tsx';
import { PartList } from './PartList.tsx';
import { isDone } from './parts.ts';
import { Review } from './Review.tsx';
import { Submitted } from './Submitted.tsx';
import { type Application, useApplication } from './use-application.ts';

export function ApplicationPage() {
  const { caseId } = useParams({ strict: false });
  return caseId === undefined ? null : <OneApplication key={caseId} caseId={caseId} />;
}

function OneApplication({ caseId }: { caseId: string }) {
  const application = useApplication(caseId);
  return (
    <Read asked={application.asked} rows={8}>
      {(view) => (
        <Read asked={application.forms} rows={8}>
          {() => <Shown application={application} view={view} />}
        </Read>
      )}
    </Read>
  );
}

function Shown({ application, view }: { application: Application; view: CaseView }) {
  const { t } = useWords();
  const { part } = useParams({ strict: false });
  const { form, parts } = application;
  if (part === 'submitted') return <Submitted view={view} />;
  if (!form?.open || form.supplement !== null)
    return (
      <EmptyState title={t('apply.notOpen')}>
        <p>{t('apply.notOpenNext')}</p>
        <Link to="/cases/$caseId" params={{ caseId: view.id }} search={{}}>
          {t('apply.toCase')}
        </Link>
      </EmptyState>
    );
  if (application.commitment === undefined) return <Loading />;
  const done = parts.filter(isDone).length;
  const at = parts.findIndex(({ code }) => code === part);
  return (
    <article className="apply" data-done={done}>
      <header className="apply-head">
        <p className="small">
          <Link to="/cases/$caseId" params={{ caseId: view.id }} search={{}}>
            {t('apply.toCase')} {view.number}
          </Link>{' '}
          · {view.enterprise.name}
        </p>
        <p className="apply-progress" role="status">
          <progress value={done} max={parts.length} aria-label={t('apply.progress', { done, all: parts.length })} />{' '}
          {t('apply.progress', { done, all: parts.length })}
        </p>
        <CaseChanged view={view} />
        <EarlyWarning view={view} />
      </header>
      <div className="apply-columns">
        {part === undefined ? null : (
          <nav className="apply-nav" aria-label={t('apply.parts')}>
            <PartList caseId={view.id} parts={parts} here={part} compact />
          </nav>
        )}
        <div className="apply-main">
          {parts[at]?.kind === 'fields' ? null : <KeepSending caseId={view.id} form={form} parts={parts} />}
          <Content application={application} view={view} form={form} part={part} at={at} />
        </div>
      </div>
    </article>
  );
}

type Props = {
  application: Application;
  view: CaseView;
  form: FormView;
  part: string | undefined;
  at: number;
};

function Content({ application, view, form, part, at }: Props) {
  const { t } = useWords();
  if (part === 'review') return <Review application={application} view={view} form={form} />;
  if (at >= 0) return <OnePart key={part} application={application} view={view} form={form} at={at} />;
  return (
    <>
      <h1>{t('apply.title')}</h1>
      <p className="lead">{t('apply.lead')}</p>
      <PartList caseId={view.id} parts={application.parts} here={undefined} />
    </>
  );
}
