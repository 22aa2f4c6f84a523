/** Who may look into the journal: the permission says it, in workflows/access. */
import { journalPermissions } from '../../workflows/access/journal.ts';
import { roles } from '../../workflows/vocabulary/roles.ts';
import { type Caller, holds } from '../access/caller.ts';
import { Refused } from '../problems/refused.ts';

/** @throws Refused wrong-role */
export function requireJournal(caller: Caller, permission: keyof typeof journalPermissions): void {
  const { by } = journalPermissions[permission];
  if (holds(caller, ...by)) return;
  throw new Refused('wrong-role', {
    by: by.map((role) => roles[role].zh).join('、'),
    byEn: by.map((role) => roles[role].en).join(', '),
  });
}
