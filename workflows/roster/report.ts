/** What `admin import-roster --json` prints: the verdict without the rows, unless they are asked for. */
import type { RosterRow, RosterVerdict } from './verdict.ts';

export type RosterReport = Omit<RosterVerdict, 'acceptedRows' | 'columns'> & {
  readonly acceptedRows?: readonly RosterRow[];
};

export function reportOf(verdict: RosterVerdict, withRows: boolean): RosterReport {
  const { acceptedRows, columns: _, ...report } = verdict;
  return withRows ? { ...report, acceptedRows } : report;
}
