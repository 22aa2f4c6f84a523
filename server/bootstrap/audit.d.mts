/** Types of audit.mjs for the tests. */
export type Exception = { advisory: string; package: string; why: string; until: string };
export function auditPackages(): boolean;
export function judgeAudit(
  output: string,
  exceptions: readonly Exception[],
  today: string,
): { lines: string[]; holds: boolean };
