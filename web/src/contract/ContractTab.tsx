/** Contract and plan: the editor while it is open, what was filed, milestones, progress reports. */
import { useQuery } from '@tanstack/react-query';
import { contractsQuery } from '../api/case-queries.ts';
import type { CaseView, ContractView } from '../api/types.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { Read } from '../shared/Read.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { ContractEditor } from './ContractEditor.tsx';
import { FiledContract } from './FiledContract.tsx';
import { ProgressReports } from './ProgressReports.tsx';

export function ContractTab({ view }: { view: CaseView }) {
  const { t } = useWords();
  const asked = useQuery(contractsQuery(view.id));
  return (
    <Read asked={asked}>
      {({ items, open }) => {
        const editing = items.find((one) => one.open) ?? null;
        const filed = items.filter((one) => !(open && one === editing));
        return (
          <>
            {open ? (
              <Section title={t('contract.edit')} lead={t('contract.editLead')}>
                <ContractEditor view={view} contract={editing} key={editing?.version ?? 0} />
              </Section>
            ) : null}
            {filed.map((contract) => (
              <Section key={contract.id} title={titleOf(contract, t('contract.title'))}>
                <FiledContract contract={contract} view={view} />
              </Section>
            ))}
            {items.length === 0 && !open ? (
              <EmptyState title={t('contract.none')}>{t('contract.noneNext')}</EmptyState>
            ) : null}
            {items.length > 0 ? <ProgressReports view={view} /> : null}
          </>
        );
      }}
    </Read>
  );
}

const titleOf = ({ number, provider }: ContractView, title: string): string =>
  `${title} ${number}${provider ? ` · ${provider.name}` : ''}`;
