/** The questionnaires of the case by kind, and two of them side by side where both exist. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { assessmentQuery, formsQuery } from '../api/case-queries.ts';
import type { AssessmentKind, AssessmentView, CaseView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Loading } from '../shared/Loading.tsx';
import { useWords } from '../words/use-words.ts';
import { Comparison } from './Comparison.tsx';
import { OneAssessment } from './OneAssessment.tsx';

const kinds: readonly AssessmentKind[] = ['self', 'baseline', 'after', 'onSite'];

export function LevelsTab({ view }: { view: CaseView }) {
  const { t, code } = useWords();
  const search = useSearch({ from: '/shell/cases/$caseId' });
  const navigate = useNavigate({ from: '/cases/$caseId' });
  /** A questionnaire belongs to a form; whoever may not read the form is not asked to read the questionnaire. */
  const forms = useQuery(formsQuery(view.id));
  const mine = kinds.filter((kind) => forms.data?.items.some(({ questionnaire }) => questionnaire === kind));
  const asked = useQueries({ queries: mine.map((kind) => assessmentQuery(view.id, kind)) });
  if (forms.isPending || (mine.length > 0 && asked.every(({ isPending }) => isPending))) return <Loading />;
  const present = asked.flatMap(({ data }) => (data && (data.open || isAnswered(data)) ? [data] : []));
  if (present.length === 0) return <EmptyState title={t('level.none')}>{t('level.noneNext')}</EmptyState>;
  const shown = present.find(({ kind }) => kind === search.kind) ?? present.find(({ open }) => open) ?? present.at(-1);
  const complete = present.filter((one) => one.complete);
  return (
    <>
      <Segmented
        className="kinds"
        value={search.kind === 'compare' ? 'compare' : (shown?.kind ?? '')}
        aria-label={t('level.kinds')}
        options={[
          ...present.map(({ kind }) => ({ value: kind, label: code('assessmentKind', kind) })),
          ...(complete.length > 1 ? [{ value: 'compare', label: t('level.compare') }] : []),
        ]}
        onChange={(kind) => navigate({ search: { tab: 'levels', kind }, replace: true, resetScroll: false })}
      />
      {search.kind === 'compare' && complete.length > 1 ? (
        <Comparison all={complete} />
      ) : shown ? (
        <OneAssessment key={shown.kind + shown.round} caseId={view.id} assessment={shown} />
      ) : null}
    </>
  );
}

const isAnswered = ({ answers, complete }: AssessmentView): boolean =>
  complete || Object.keys(answers.questions).length + Object.keys(answers.scenarios).length > 0;
