/** What `admin import-roster --json` prints: the verdict without the rows, unless they are asked for. */
import type { RosterRow, RosterVerdict } from './verdict.ts';

export type RosterReport = Omit<RosterVerdict, 'acceptedRows'> & { readonly acceptedRows?: readonly RosterRow[] };

export function reportOf(verdict: RosterVerdict, withRows: boolean): RosterReport {
  if (withRows) return verdict;
  const { acceptedRows: _, ...report } = verdict;
  return report;
}
