// What TypeScript needs to know of tally.mjs, plain JavaScript because it runs before anything is installed.
export interface Tally {
  passed: number;
  failed: number;
}
export function tallyOfVitest(report: string): Tally;
export function tallyOfOutput(output: string): Tally | undefined;
export function settle(tally: Tally | undefined, status: number): Tally;
