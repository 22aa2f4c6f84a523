// The subsidy: audit, decision, short funds, objections, the bank, holds, and what was paid coming back.
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../workflows/case/evidence.ts';
import type { Facts } from '../../../workflows/case/facts.ts';
import { booked, caseAt, soFar } from './case-builder.ts';

const { assessed, audited, approved, paid, contracted } = soFar;
const spend = { claimedFen: 32_000_000, undecided: 0, baseFen: 30_000_000, earlierPaidFen: 0 };
const payable = { accountPresent: true, creditClear: true } satisfies Evidence;
const recommended = { ...audited, recommendedFen: 12_000_000 };

describe('from the claim to the approval', () => {
  const auditing = (earlierPaidFen: number, baseFen: number) =>
    caseAt('subsidy.audit', assessed).say('auditFirm', 'audit.conclude', {
      seen: { missing: [], spend: { ...spend, baseFen, earlierPaidFen } },
    });

  test.each([
    [30_000_000, 0, 12_000_000],
    [49_999_999, 0, 19_999_999],
    [50_000_000, 0, 20_000_000],
    [90_000_000, 0, 20_000_000],
    [90_000_000, 15_000_000, 5_000_000],
    [90_000_000, 20_000_000, 0],
    [2, 0, 0],
  ])('audited spend of %i fen after earlier payments of %i gives %i', (base, earlier, entitled) => {
    expect(auditing(earlier, base).facts).toMatchObject({ audited: true, baseFen: base, entitledFen: entitled });
  });

  test('nothing is recommended when the formula gives nothing', () => {
    expect(auditing(0, 2).refusal('officer', 'subsidy.recommend')).toEqual(['entitled']);
  });

  test('nothing is recommended or approved without acceptance, audit and a confirmed level 2', () => {
    const gaps: Partial<Facts>[] = [{ accepted: false }, { audited: false }, { level: 1 }, { levelConfirmed: false }];
    for (const gap of gaps) {
      const review = caseAt('subsidy.officerReview', { ...audited, ...gap });
      expect(review.refusal('officer', 'subsidy.recommend')).toEqual(['gatesPassed']);
      const decision = caseAt('subsidy.directorReview', { ...recommended, ...gap });
      expect(decision.refusal('director', 'subsidy.approve')).toEqual(['gatesPassed']);
      const payment = caseAt('subsidy.payable', { ...approved, ...gap });
      expect(payment.refusal('treasury', 'payment.issue', { seen: payable })).toEqual(['gatesPassed']);
    }
  });

  test('changed spend lines are audited again, unchanged ones are not', () => {
    const asked = caseAt('subsidy.officerReview', audited).say('officer', 'subsidy.return');
    const seen = { missing: [], spend };
    const same = asked.say('enterprise', 'subsidy.resubmit', { seen: { ...seen, spendChanged: false } });
    expect(same.path).toBe('subsidy.officerReview');
    const changed = asked.say('enterprise', 'subsidy.resubmit', { seen: { ...seen, spendChanged: true } });
    expect(changed.path).toBe('subsidy.audit');
    expect(changed.facts).toMatchObject({ audited: false, baseFen: 0, entitledFen: 0 });
  });

  test('whoever recommended does not approve, whoever approved does not pay', () => {
    const did = (...actorDid: NonNullable<Evidence['actorDid']>) => ({ seen: { ...payable, actorDid } });
    const decision = caseAt('subsidy.directorReview', recommended);
    expect(decision.refusal('director', 'subsidy.approve', did('subsidy.recommend'))).toEqual(['fourEyes']);
    const payment = caseAt('subsidy.payable', approved);
    expect(payment.refusal('treasury', 'payment.issue', did('subsidy.approve'))).toEqual(['fourEyes']);
    const issued = payment.say('treasury', 'payment.issue', { seen: payable });
    expect(issued.refusal('treasury', 'payment.settle', did('subsidy.approve'))).toEqual(['fourEyes']);
  });

  test('a short fund queues the approved case, and money that comes commits it', () => {
    const decision = caseAt('subsidy.directorReview', recommended);
    const queued = decision.say('director', 'subsidy.approve', { seen: { fundRoomFen: 11_999_999 } });
    expect(queued.path).toBe('subsidy.queued');
    expect(queued.facts).toMatchObject({ approvedFen: 12_000_000, committedFen: 0 });
    expect(queued.refusal('system', 'fund.available', { seen: { fundRoomFen: 11_999_999 } })).toEqual(['fundSuffices']);
    const published = queued.say('system', 'fund.available', { seen: { fundRoomFen: 12_000_000 } });
    expect(published.path).toBe('subsidy.publicNotice');
    expect(published.facts.committedFen).toBe(12_000_000);
    expect(booked(published)).toEqual(['committed']);
  });

  test('what another case was granted since the audit is taken off, or there is nothing left to recommend', () => {
    const review = caseAt('subsidy.officerReview', audited);
    const seen = (capLeftFen: number) => ({ seen: { capLeftFen } });
    expect(review.say('officer', 'subsidy.recommend', seen(11_999_999)).facts).toMatchObject({
      entitledFen: 11_999_999,
      recommendedFen: 11_999_999,
    });
    expect(review.refusal('officer', 'subsidy.recommend', seen(0))).toEqual(['capNotUsedUp']);
    const decision = caseAt('subsidy.directorReview', recommended);
    const rich = (capLeftFen: number) => ({ seen: { capLeftFen, fundRoomFen: 20_000_000 } });
    expect(decision.refusal('director', 'subsidy.approve', rich(11_999_999))).toEqual(['withinCap']);
    expect(decision.say('director', 'subsidy.approve', rich(12_000_000)).facts.approvedFen).toBe(12_000_000);
  });

  test('the director sends back twice, and nothing stays recommended', () => {
    const sent = caseAt('subsidy.directorReview', recommended).say('director', 'subsidy.sendBack');
    expect(sent.facts.recommendedFen).toBe(0);
    const twice = sent.say('officer', 'subsidy.recommend').say('director', 'subsidy.sendBack');
    const third = twice.say('officer', 'subsidy.recommend');
    expect(third.refusal('director', 'subsidy.sendBack')).toEqual(['sendBacksLeft']);
  });
});

describe('notice and payment', () => {
  const objected = () => caseAt('subsidy.publicNotice', approved).say('objectionHandler', 'objection.admit');

  test('an objection that changes the amount has it approved and published again', () => {
    const lowered = objected().say('objectionHandler', 'objection.changeAmount', {
      said: { amount: 20_000_000 },
      seen: { spend },
    });
    expect(lowered.path).toBe('subsidy.directorReview');
    expect(lowered.facts).toMatchObject({ recommendedFen: 8_000_000, approvedFen: 0, committedFen: 0 });
    expect(booked(lowered)).toEqual(['released']);
    const published = lowered.say('director', 'subsidy.approve', { seen: { fundRoomFen: 8_000_000 } });
    expect(published.path).toBe('subsidy.publicNotice');
    expect(published.clocks.start).toEqual(['subsidy.publicNotice']);
    expect(published.facts).toMatchObject({ approvedFen: 8_000_000, committedFen: 8_000_000 });
  });

  test('an objection never raises the amount', () => {
    const words = { said: { amount: 30_000_000 }, seen: { spend } };
    expect(objected().refusal('objectionHandler', 'objection.changeAmount', words)).toEqual(['reducesAmount']);
  });

  test('an upheld objection gives the committed money back', () => {
    const upheld = objected().say('objectionHandler', 'objection.uphold');
    expect(upheld.path).toBe('subsidy.refused');
    expect(upheld.facts).toMatchObject({ approvedFen: 0, committedFen: 0 });
    expect(booked(upheld)).toEqual(['released']);
  });

  test('a payment the bank returned reopens the account only: amount and notice stay', () => {
    const returned = caseAt('subsidy.payable', approved)
      .say('treasury', 'payment.issue', { seen: payable })
      .say('treasury', 'payment.bankReturn');
    expect(returned.path).toBe('subsidy.accountCorrection');
    expect(returned.facts).toMatchObject({
      approvedFen: 12_000_000,
      committedFen: 12_000_000,
      issuedFen: 0,
      paidFen: 0,
    });
    expect(booked(returned)).toEqual(['paymentReturned']);
    expect(returned.refusal('enterprise', 'account.correct', { seen: { accountChanged: false } })).toEqual([
      'accountChanged',
    ]);
    const corrected = returned.say('enterprise', 'account.correct', { seen: { accountChanged: true } });
    expect(corrected.path).toBe('subsidy.payable');
    const settled = corrected.say('treasury', 'payment.issue', { seen: payable }).say('treasury', 'payment.settle');
    expect(settled.path).toBe('subsidy.monitoring');
    expect(settled.facts).toMatchObject({ paidFen: 12_000_000, committedFen: 0, issuedFen: 0 });
  });

  test('the account is corrected three times at most', () => {
    const used = { ...approved, used: { ...caseAt('lapsed').facts.used, accountCorrections: 3 } };
    const stuck = caseAt('subsidy.accountCorrection', used);
    const changed = { seen: { accountChanged: true } };
    expect(stuck.refusal('enterprise', 'account.correct', changed)).toEqual(['accountCorrectionsLeft']);
    const granted = stuck.say('director', 'allowance.grant', { said: { allowance: 'accountCorrections' } });
    expect(granted.say('enterprise', 'account.correct', changed).path).toBe('subsidy.payable');
  });

  test('a hold is lifted to where it came from', () => {
    const fromAudit = caseAt('subsidy.audit', assessed).say('auditFirm', 'audit.suspect');
    expect(fromAudit.clocks.pause).toContain('subsidy.audit');
    expect(fromAudit.say('officer', 'hold.lift').path).toBe('subsidy.audit');
    const fromPayable = caseAt('subsidy.payable', approved).say('treasury', 'payment.hold');
    expect(fromPayable.facts.committedFen).toBe(12_000_000);
    expect(fromPayable.say('officer', 'hold.lift').path).toBe('subsidy.payable');
    expect(fromPayable.say('director', 'hold.refuse').facts).toMatchObject({ approvedFen: 0, committedFen: 0 });
  });

  test('whoever heard the objection does not refuse the claim afterwards', () => {
    const held = caseAt('subsidy.held', { ...approved, heldFrom: 'payable' });
    expect(held.refusal('director', 'hold.refuse', { seen: { actorDid: ['objection.dismiss'] } })).toEqual([
      'fourEyes',
    ]);
  });
});

describe('withdrawal, termination and recovery', () => {
  const terminated = { seen: { terminationDecided: true } };

  test('an approved case may be withdrawn, and gives place and money back', () => {
    const withdrawn = caseAt('subsidy.payable', approved).say('enterprise', 'case.withdraw');
    expect(withdrawn.path).toBe('withdrawn');
    expect(withdrawn.facts).toMatchObject({ listed: false, approvedFen: 0, committedFen: 0 });
    expect(booked(withdrawn)).toEqual(['placeFreed', 'released']);
  });

  test('a case is not withdrawn while the payment is under way, nor after it has settled', () => {
    const issued = caseAt('subsidy.payable', approved).say('treasury', 'payment.issue', { seen: payable });
    expect(issued.refusal('enterprise', 'case.withdraw')).toEqual(['noPaymentUnderway']);
    expect(issued.refusal('system', 'case.terminate', terminated)).toEqual(['noPaymentUnderway']);
    const settled = issued.say('treasury', 'payment.settle');
    expect(settled.refusal('enterprise', 'case.withdraw')).toEqual(['nothingSettled']);
  });

  test('with an instalment paid, withdrawal and termination lead to recovery', () => {
    const underway = caseAt('retrofit.underway', { ...contracted, instalmentFen: 100, paidFen: 100 });
    expect(underway.say('enterprise', 'case.withdraw').path).toBe('recovery.review');
    expect(underway.say('system', 'case.terminate', terminated).path).toBe('recovery.review');
    expect(caseAt('retrofit.underway', contracted).say('system', 'case.terminate', terminated).path).toBe('terminated');
  });

  test('a termination that nobody decided is refused', () => {
    const undecided = { seen: { terminationDecided: false } };
    expect(caseAt('retrofit.underway', contracted).refusal('system', 'case.terminate', undecided)).toEqual([
      'terminationDecided',
    ]);
  });

  test('ordered money comes back in parts, and the last part ends the case', () => {
    const review = caseAt('subsidy.monitoring', paid).say('auditor', 'finding.raise');
    expect(review.refusal('director', 'recovery.order', { said: { amount: 12_000_001 } })).toEqual([
      'recoveryWithinPaid',
    ]);
    const ordered = review.say('director', 'recovery.order', { said: { amount: 5_000_000 } });
    const part = ordered.say('treasury', 'recovery.record', { said: { amount: 2_000_000 } });
    expect(part.path).toBe('recovery.recovering');
    expect(part.clocks.start).toEqual(['recovery.recovering']);
    expect(part.refusal('treasury', 'recovery.record', { said: { amount: 3_000_001 } })).toEqual([
      'recordWithinOrdered',
    ]);
    const settled = part.say('treasury', 'recovery.record', { said: { amount: 3_000_000 } });
    expect(settled.path).toBe('recovered');
    expect(settled.facts).toMatchObject({ orderedFen: 5_000_000, recoveredFen: 5_000_000, paidFen: 12_000_000 });
  });

  test('what cannot be recovered is written off by the director', () => {
    const recovering = caseAt('recovery.recovering', {
      ...paid,
      underRecovery: true,
      orderedFen: 500,
      recoveredFen: 200,
    });
    const written = recovering.say('director', 'recovery.writeOff');
    expect(written.path).toBe('recovered');
    expect(written.facts.writtenOffFen).toBe(300);
  });

  test('whoever ordered a recovery does not record it', () => {
    const recovering = caseAt('recovery.recovering', { ...paid, underRecovery: true, orderedFen: 500 });
    const words = { said: { amount: 500 }, seen: { actorDid: ['recovery.order'] as const } };
    expect(recovering.refusal('treasury', 'recovery.record', words)).toEqual(['fourEyes']);
  });

  test('a dismissed finding leads back to monitoring, and its time completes the case', () => {
    const dismissed = caseAt('subsidy.monitoring', paid)
      .say('officer', 'finding.raise')
      .say('director', 'finding.dismiss');
    expect(dismissed.path).toBe('subsidy.monitoring');
    expect(dismissed.facts.underRecovery).toBe(false);
    expect(dismissed.say('system', 'deadline.passed').path).toBe('completed');
  });
});
