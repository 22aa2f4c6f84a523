/** What the choice of a provider and of an agency needs. */
import type { Evidence } from '../evidence.ts';
import type { Situation } from '../facts.ts';
import { type Need, said, seen } from './need.ts';

export const partyNeeds = {
  providerAdmitted: said(
    '该服务商不在资源池内或已暂停',
    'This provider is not admitted to the pool',
    (_, __, see) => see.namedStanding === 'admitted',
    ['namedStanding'],
  ),
  providerOutsidePool: said(
    '该机构不是池外服务商',
    'This is not a provider outside the pool',
    (_, __, see) => see.namedStanding === 'outside',
    ['namedStanding'],
  ),
  providerMayWork: seen(
    'chosenStanding',
    '服务商已被暂停或移出资源池',
    'The provider is suspended or removed',
    (see, now) => mayWork(see, now),
  ),
  providerFellAway: seen(
    'chosenStanding',
    '服务商仍在资源池内',
    'The provider is still in good standing',
    (see) => see.chosenStanding === 'suspended' || see.chosenStanding === 'removed',
  ),
} satisfies Record<string, Need>;

/** A programme without matching names no provider; contracts of a provider allowed out of the pool stay good. */
function mayWork(see: Evidence, { facts: f }: Situation): boolean {
  if (f.providerId === null) return true;
  return see.chosenStanding === 'admitted' || (see.chosenStanding === 'outside' && f.providerOutOfPool);
}
