/** What judged checks come to for the two gates of an application: handing it in, and the city's approval. */
import { type CheckCode, checkOf } from './checks.ts';
import type { Judged } from './judge-checks.ts';

/** Whether an application can be handed in at another moment or by another enterprise is the corridor's own question. */
const askedElsewhere: readonly CheckCode[] = ['callOpen'];

/**
 * What fails for certain by the enterprise's own figures, so that handing it in would only lead to a refusal; nobody can waive
 * it. What others say can be wrong or out of date: it is shown, and a person decides.
 */
export const blocksSubmission = (judged: readonly Judged[]): CheckCode[] =>
  judged
    .filter(({ code, outcome, basis }) => outcome === 'fails' && basis === null && checkOf(code).decidedBy === 'own')
    .map(({ code }) => code)
    .filter((code) => !askedElsewhere.includes(code));

/** What neither holds nor is waived: the city approves nothing before it is settled. */
export const unsettled = (judged: readonly Judged[], waived: ReadonlySet<CheckCode>): CheckCode[] =>
  judged
    .filter(({ outcome }) => outcome !== 'holds')
    .map(({ code }) => code)
    .filter((code) => !askedElsewhere.includes(code) && !waived.has(code));
