/** The case: where it is, the line with seven stations, what can be done now, and everything that belongs to it. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { caseQuery } from '../api/case-queries.ts';
import { isProblem } from '../api/problem.ts';
import type { CaseView } from '../api/types.ts';
import { EarlyWarning, fillsInDraft } from '../eligibility/EarlyWarning.tsx';
import { CaseChanged } from '../notifications/CaseChanged.tsx';
import { Objectors, seesObjectors } from '../privacy/Objectors.tsx';
import { DetailWordsContext } from '../shared/detail-words.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { useWords } from '../words/use-words.ts';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import { Journey } from './Journey.tsx';
import { StickyNow } from './StickyNow.tsx';
import { useCaseDetailWords } from './use-detail-words.ts';
import { WhatNow } from './WhatNow.tsx';

export function CasePage() {
  const { t } = useWords();
  const { caseId } = useParams({ from: '/shell/cases/$caseId' });
  const asked = useQuery(caseQuery(caseId));
  if (asked.data === undefined && isProblem(asked.error) && asked.error.status === 404)
    return (
      <EmptyState title={t('case.notYours')}>
        <Link to="/cases">{t('app.toCases')}</Link>
      </EmptyState>
    );
  return (
    <Read asked={asked} rows={10}>
      {(view) => <OneCase key={view.id} view={view} />}
    </Read>
  );
}

function OneCase({ view }: { view: CaseView }) {
  const search = useSearch({ from: '/shell/cases/$caseId' });
  const navigate = useNavigate({ from: '/cases/$caseId' });
  const detailWords = useCaseDetailWords(view.id);
  const tapStation = (stage: string) =>
    navigate({
      search: search.station === stage ? { tab: 'history' } : { tab: 'history', station: stage },
      replace: true,
      resetScroll: false,
    });
  return (
    <DetailWordsContext value={detailWords}>
      <article>
        <CaseHeader view={view} />
        <CaseChanged view={view} />
        <StickyNow view={view} />
        <Journey view={view} tapped={search.station} onTap={tapStation} />
        <div className="case-columns">
          <WhatNow view={view} />
          <div className="case-main">
            {fillsInDraft(view) ? <EarlyWarning view={view} /> : null}
            {seesObjectors(view) ? <Objectors view={view} /> : null}
            <CaseTabs view={view} />
          </div>
        </div>
      </article>
    </DetailWordsContext>
  );
}
