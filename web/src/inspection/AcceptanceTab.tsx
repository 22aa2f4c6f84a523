/** Acceptance: the draw of the agency, the statement of no conflict, the inspections by the rubric. */
import { useQuery } from '@tanstack/react-query';
import { inspectionsQuery } from '../api/case-queries.ts';
import type { CaseView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { Declaration } from './Declaration.tsx';
import { Draws } from './Draws.tsx';
import { ScoreSheet } from './ScoreSheet.tsx';
import { ScoreView } from './ScoreView.tsx';

export function AcceptanceTab({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(inspectionsQuery(view.id));
  const seesDraws = view.roles.some((role) => role === 'officer' || role === 'director' || role === 'auditor');
  return (
    <>
      {seesDraws ? <Draws view={view} /> : null}
      <Read asked={asked}>
        {({ items, rubric, mayDeclare }) => (
          <>
            {mayDeclare ? <Declaration caseId={view.id} /> : null}
            {items.length === 0 && !mayDeclare ? (
              <EmptyState title={t('inspection.none')}>{t('inspection.noneNext')}</EmptyState>
            ) : null}
            {items.map((one) => (
              <Section key={one.id} title={t('inspection.title', { agency: one.agency.name })}>
                {one.open ? (
                  <ScoreSheet key={one.id} caseId={view.id} inspection={one} rubric={rubric} />
                ) : (
                  <ScoreView inspection={one} rubric={rubric} />
                )}
              </Section>
            ))}
          </>
        )}
      </Read>
    </>
  );
}
