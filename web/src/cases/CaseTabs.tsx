/** The case's parts, one at a time; the open one lives in the address, each is fetched when it is opened. */
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { CaseView } from '../api/types.ts';
import { UnreadBadge } from '../messages/UnreadBadge.tsx';
import { Loading } from '../shared/Loading.tsx';
import { useWords } from '../words/use-words.ts';
import { HistoryTab } from './HistoryTab.tsx';
import { type TabName, tabsOf } from './tabs-of.ts';

const FormsTab = lazy(() => import('../forms/FormsTab.tsx').then(({ FormsTab: it }) => ({ default: it })));
const ChecksTab = lazy(() => import('../eligibility/ChecksTab.tsx').then(({ ChecksTab: it }) => ({ default: it })));
const LevelsTab = lazy(() => import('../questionnaire/LevelsTab.tsx').then(({ LevelsTab: it }) => ({ default: it })));
const ContractTab = lazy(() => import('../contract/ContractTab.tsx').then(({ ContractTab: it }) => ({ default: it })));
const SpendTab = lazy(() => import('../spend/SpendTab.tsx').then(({ SpendTab: it }) => ({ default: it })));
const AcceptanceTab = lazy(() =>
  import('../inspection/AcceptanceTab.tsx').then(({ AcceptanceTab: it }) => ({ default: it })),
);
const MoneyTab = lazy(() => import('../spend/MoneyTab.tsx').then(({ MoneyTab: it }) => ({ default: it })));
const MessagesTab = lazy(() => import('../messages/MessagesTab.tsx').then(({ MessagesTab: it }) => ({ default: it })));
const MeasuresTab = lazy(() => import('./MeasuresTab.tsx').then(({ MeasuresTab: it }) => ({ default: it })));

export function CaseTabs({ view }: { view: CaseView }) {
  const { t } = useWords();
  const search = useSearch({ from: '/shell/cases/$caseId' });
  const names = tabsOf(view);
  const open = names.find((name) => name === search.tab) ?? names[0] ?? 'history';
  return (
    <>
      <nav className="tabs" aria-label={t('tab.label')}>
        {names.map((name) => (
          <Link
            key={name}
            from="/cases/$caseId"
            search={{ tab: name }}
            replace
            resetScroll={false}
            className="tab"
            {...(name === open ? { 'aria-current': 'page' as const } : {})}
          >
            {t(`tab.${name}`)}
            {name === 'messages' ? <UnreadBadge caseId={view.id} /> : null}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>{contentOf(open, view)}</Suspense>
    </>
  );
}

function contentOf(name: TabName, view: CaseView): ReactNode {
  const contents: Record<TabName, () => ReactNode> = {
    forms: () => <FormsTab view={view} />,
    eligibility: () => <ChecksTab view={view} />,
    levels: () => <LevelsTab view={view} />,
    contract: () => <ContractTab view={view} />,
    spend: () => <SpendTab view={view} />,
    acceptance: () => <AcceptanceTab view={view} />,
    money: () => <MoneyTab view={view} />,
    messages: () => <MessagesTab view={view} />,
    measures: () => <MeasuresTab view={view} />,
    history: () => <HistoryTab view={view} />,
  };
  return contents[name]();
}
