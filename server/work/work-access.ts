/** Who may look at and act on the work of a case, beyond the role itself (process.md, "Privacy"). */
import { type Caller, organisationsAs } from '../access/caller.ts';
import { type CaseRecord, requireRole, type SeenCase } from '../access/find-case.ts';
import { Refused } from '../problems/refused.ts';

export const cityRoles = ['officer', 'director', 'district', 'objectionHandler', 'auditor'] as const;

/** The caller belongs to the provider the case has now; a diagnosing provider that was not chosen again does not. */
export const isPresentProvider = (caller: Caller, { providerId }: CaseRecord): boolean =>
  providerId !== null && organisationsAs(caller, 'provider').includes(providerId);

/** A programme without providers has its enterprises report on the work themselves. @throws Refused wrong-role */
export function requireWorker(seen: SeenCase, caller: Caller): 'provider' | 'enterprise' {
  if (seen.record.providerId === null) {
    requireRole(seen, 'enterprise');
    return 'enterprise';
  }
  if (isPresentProvider(caller, seen.record)) return 'provider';
  throw new Refused('wrong-role', { by: '本案服务商', byEn: 'the provider of the case' });
}
