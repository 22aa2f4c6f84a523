/** Which tabs a case has to show: those of the stages it has reached, and what the caller's roles have use for. */
import type { CaseView } from '../api/types.ts';

export type TabName =
  | 'forms'
  | 'eligibility'
  | 'messages'
  | 'levels'
  | 'contract'
  | 'spend'
  | 'acceptance'
  | 'money'
  | 'measures'
  | 'history';

/** The treasury pays, and takes no part in what is said about the work. */
export const readsMessages = ({ roles }: Pick<CaseView, 'roles'>): boolean => roles.some((role) => role !== 'treasury');

export function tabsOf(view: Pick<CaseView, 'journey' | 'roles' | 'money' | 'ended'>): TabName[] {
  const reached = (stage: string) => view.journey.some((one) => one.stage === stage && one.is !== 'ahead');
  const any = (...roles: string[]) => view.roles.some((role) => roles.includes(role));
  const tabs: [TabName, boolean][] = [
    ['forms', true],
    // Where its number of unread ones is still on the screen of a phone.
    ['messages', readsMessages(view)],
    ['eligibility', any('enterprise', 'district', 'officer', 'director', 'objectionHandler', 'auditor')],
    ['levels', view.journey.some(({ stage }) => stage === 'assessment')],
    ['contract', reached('retrofit')],
    ['spend', reached('retrofit')],
    ['acceptance', reached('acceptance')],
    ['money', reached('subsidy') || Number(view.money.approved) > 0],
    ['measures', any('officer', 'director', 'enterprise')],
    ['history', true],
  ];
  return tabs.filter(([, shown]) => shown).map(([name]) => name);
}
