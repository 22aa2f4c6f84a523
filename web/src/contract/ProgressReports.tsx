/** How far the work is, as the provider reports it. */
import { useQuery } from '@tanstack/react-query';
import { InputNumber } from 'antd';
import { progressQuery } from '../api/case-queries.ts';
import type { CaseView } from '../api/types.ts';
import { ReasonForm } from '../cases/ReasonForm.tsx';
import { Bar } from '../shared/Bar.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Field } from '../shared/Field.tsx';
import { Instant } from '../shared/Instant.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useCaseChange } from '../shared/use-case-change.ts';
import { useDraft } from '../shared/use-draft.ts';
import { useWords } from '../words/use-words.ts';

export function ProgressReports({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(progressQuery(view.id));
  const mayReport = view.roles.includes('provider') && view.desk.includes('provider');
  return (
    <Section title={t('progress.title')}>
      {mayReport ? <ReportForm view={view} /> : null}
      <Read asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('progress.none')}>{t('progress.noneNext')}</EmptyState>
          ) : (
            <ol className="plain history">
              {items.map((one) => (
                <li key={one.id} className="history-entry">
                  <span className="history-at small">
                    <Instant at={one.reportedAt} />
                  </span>
                  <div>
                    <p>
                      <b className="figures">{one.percent}%</b> <Bar share={one.percent / 100} />
                      {one.reportedBy ? <span className="muted small"> {one.reportedBy}</span> : null}
                    </p>
                    <p className="kept-lines">{one.note}</p>
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Read>
    </Section>
  );
}

function ReportForm({ view }: { view: CaseView }) {
  const { t } = useWords();
  const [percent, setPercent] = useDraft(`percent.${view.id}`, 0);
  const change = useCaseChange(view.id);
  return (
    <ReasonForm
      id={`progress-${view.id}`}
      label={t('progress.note')}
      help={t('progress.noteHelp')}
      error={change.error}
      pending={change.isPending}
      buttons={[
        {
          text: t('progress.report'),
          primary: true,
          send: (note, done) =>
            change.mutate(
              { method: 'POST', path: `/api/cases/${view.id}/progress`, body: { percent, note } },
              { onSuccess: done },
            ),
        },
      ]}
    >
      <Field
        id="progress-percent"
        label={t('progress.percent')}
        required
        help={t('form.between', { minimum: 0, maximum: 100 })}
      >
        <InputNumber
          id="progress-percent"
          min={0}
          max={100}
          precision={0}
          suffix="%"
          value={percent}
          onChange={(next) => setPercent(next ?? 0)}
        />
      </Field>
    </ReasonForm>
  );
}
