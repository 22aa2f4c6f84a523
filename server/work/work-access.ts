/** Who is at work on a case, beyond the role itself (process.md, "Privacy"). */
import { type Caller, organisationsAs } from '../access/caller.ts';
import type { CaseRecord, SeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import { Refused } from '../problems/refused.ts';

/** The caller belongs to the provider the case has now; a diagnosing provider that was not chosen again does not. */
export const isPresentProvider = (caller: Caller, { providerId }: CaseRecord): boolean =>
  providerId !== null && organisationsAs(caller, 'provider').includes(providerId);

/** A programme without providers has its enterprises report on the work themselves. @throws Refused wrong-role */
export function requireWorker(
  seen: SeenCase,
  caller: Caller,
  permission: 'progress.report' | 'milestone.close',
): 'provider' | 'enterprise' {
  requireAccess(seen, permission);
  if (seen.record.providerId === null && seen.roles.includes('enterprise')) return 'enterprise';
  if (isPresentProvider(caller, seen.record)) return 'provider';
  throw new Refused('wrong-role', { by: '本案服务商', byEn: 'the provider of the case' });
}
