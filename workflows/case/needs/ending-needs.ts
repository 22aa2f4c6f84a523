/** What withdrawal, termination, recovery, grants and corrections need. */
import type { Situation } from '../facts.ts';
import { facts, type Need, positive, said, seen } from './need.ts';

export const endingNeeds = {
  nothingSettled: facts(
    '补贴已拨付，只能走追回程序',
    'The subsidy has been paid; only recovery is left',
    ({ facts: f }) => f.paidFen === f.instalmentFen,
  ),
  noPaymentUnderway: facts(
    '款项已发出，正在等待银行回执',
    'A payment is under way at the bank',
    ({ facts: f }) => f.issuedFen === 0,
  ),
  notUnderRecovery: facts('正在追回程序中', 'A recovery is under way', ({ facts: f }) => !f.underRecovery),
  somethingPaid: facts('尚未拨付', 'Nothing has been paid', ({ facts: f }) => f.paidFen > 0),
  recoveryWithinPaid: said(
    '金额须大于零且不超过已拨付金额',
    'Must be positive and at most what was paid',
    ({ amount }, { facts: f }) => positive(amount) && amount <= f.paidFen - f.recoveredFen,
  ),
  recordWithinOrdered: said(
    '金额须大于零且不超过应退金额',
    'Must be positive and at most what is owed',
    ({ amount }, { facts: f }) => positive(amount) && amount <= owed(f),
  ),
  settlesTheRest: said('尚未退清', 'Something is still owed', ({ amount }, { facts: f }) => amount === owed(f)),
  grantable: said(
    '该项机会已特批过一次',
    'One more was already granted',
    ({ allowance }, { facts: f }) => allowance !== undefined && f.granted[allowance] === 0,
  ),
  terminationDecided: seen(
    'terminationDecided',
    '终止程序尚未作出决定',
    'No termination has been decided',
    (see) => see.terminationDecided === true,
  ),
  correctionProposed: said(
    '须由经办人员先提出同一更正',
    'An officer must have proposed the same correction',
    ({ to }, _, see) => to !== undefined && to === see.correctionProposed,
    ['correctionProposed'],
  ),
} satisfies Record<string, Need>;

const owed = (f: Situation['facts']): number => f.orderedFen - f.recoveredFen - f.writtenOffFen;
