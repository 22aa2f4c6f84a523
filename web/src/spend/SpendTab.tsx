/** Spend: the enterprise's lines, the audit firm's verdicts, the computation step by step, who bore what. */
import { useQuery } from '@tanstack/react-query';
import { spendQuery } from '../api/case-queries.ts';
import type { CaseView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { Computation } from './Computation.tsx';
import { SpendEditor } from './SpendEditor.tsx';
import { SpendTable } from './SpendTable.tsx';
import { VerdictEditor } from './VerdictEditor.tsx';

export function SpendTab({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(spendQuery(view.id));
  return (
    <Read asked={asked}>
      {(spend) => (
        <>
          {spend.open ? (
            <Section title={t('spend.edit')} lead={t('spend.editLead')}>
              <SpendEditor view={view} spend={spend} />
            </Section>
          ) : spend.auditOpen ? (
            <Section
              title={t('spend.audit')}
              lead={spend.undecided === 0 ? t('spend.auditDone') : t('spend.auditLead', { count: spend.undecided })}
            >
              <VerdictEditor view={view} spend={spend} />
            </Section>
          ) : spend.lines.length === 0 ? (
            <EmptyState title={t('spend.none')}>{t('spend.noneNext')}</EmptyState>
          ) : (
            <Section title={t('spend.title')}>
              <SpendTable view={view} spend={spend} />
            </Section>
          )}
          <Computation spend={spend} />
        </>
      )}
    </Read>
  );
}
