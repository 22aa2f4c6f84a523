// Acceptance and assessment: the draw, rectification, the second people, the level, and the appeals about them.
import { describe, expect, test } from 'vitest';
import { corrections } from '../../../workflows/case/corrections.ts';
import { tinyPolicy } from '../../../workflows/check/tiny-policies.ts';
import { type Case, caseAt, complete, drawn, failing, inspector, passing, soFar } from './case-builder.ts';

const { contracted, accepted } = soFar;
const frozen = { ...contracted, indicatorEdition: '2024' };
const inspecting = () => caseAt('acceptance.inspecting', { ...frozen, agencyId: 'a1' });

describe('acceptance', () => {
  test('only the drawn and independent agency is assigned', () => {
    const drawing = caseAt('acceptance.drawing', frozen);
    const other = { said: { agencyId: 'a2' }, seen: { drawnAgencyId: 'a1', agencyIndependent: false } };
    expect(drawing.refusal('officer', 'agency.assign', other)).toEqual(['agencyDrawn', 'agencyIndependent']);
    expect(drawing.say('officer', 'agency.assign', drawn).facts.agencyId).toBe('a1');
  });

  test('rectification is asked for once, and then another inspection is drawn', () => {
    const rectifying = inspecting().say('agency', 'inspection.requireRectification', { seen: inspector });
    const again = rectifying.say('enterprise', 'rectification.report', complete);
    expect(again.path).toBe('acceptance.drawing');
    expect(again.facts.agencyId).toBeNull();
    const second = again.say('officer', 'agency.assign', drawn);
    const refused = second.refusal('agency', 'inspection.requireRectification', { seen: inspector });
    expect(refused).toEqual(['rectificationsLeft']);
    expect(rectifying.say('system', 'deadline.passed').path).toBe('acceptance.failed');
  });

  test('whoever inspected before does not inspect again, and nobody without a statement of no conflict', () => {
    const seen = { ...passing, inspectedBefore: true, conflictDeclared: false };
    expect(inspecting().refusal('agency', 'inspection.pass', { seen })).toEqual(['conflictDeclared', 'otherPeople']);
  });

  test('the scores decide: failing ones cannot pass and passing ones cannot fail', () => {
    const failed = { ...passing, inspection: { complete: true, passes: false } };
    expect(inspecting().refusal('agency', 'inspection.pass', { seen: failed })).toEqual(['inspectionPasses']);
    expect(inspecting().refusal('agency', 'inspection.fail', { seen: passing })).toEqual(['inspectionFails']);
    expect(inspecting().say('agency', 'inspection.fail', { seen: failing }).path).toBe('acceptance.failed');
  });

  test('an acceptance is voided once, and the case is drawn again', () => {
    const voided = caseAt('acceptance.confirming', { ...frozen, agencyId: 'a1' }).say('officer', 'acceptance.void');
    expect(voided.path).toBe('acceptance.drawing');
    const again = voided.say('officer', 'agency.assign', drawn).say('agency', 'inspection.pass', { seen: passing });
    expect(again.refusal('officer', 'acceptance.void')).toEqual(['acceptanceVoidsLeft']);
    expect(again.say('officer', 'acceptance.confirm').path).toBe('assessment.selfAssessment');
  });

  test('returned materials are prepared in the time that is left', () => {
    const returned = caseAt('acceptance.checking', frozen).say('district', 'acceptance.return');
    expect(returned.path).toBe('acceptance.preparing');
    expect(returned.clocks.start).toEqual(['acceptance.preparing']);
  });
});

describe('assessment', () => {
  const confirming = (level: number) => caseAt('assessment.confirming', { ...accepted, level });

  test.each([
    [0, 'assessment.belowTarget'],
    [1, 'assessment.belowTarget'],
    [2, 'subsidy.claimOpen'],
    [4, 'subsidy.claimOpen'],
  ])('level %i leads to %s', (level, path) => {
    expect(confirming(level).say('officer', 'assessment.confirm').path).toBe(path);
  });

  test('the second assessment is by other people, and there is no third', () => {
    const again = confirming(1).say('officer', 'assessment.confirm').say('enterprise', 'assessment.retry');
    expect(again.facts).toMatchObject({ level: null, levelConfirmed: false });
    const seen = { ...inspector, assessedLevel: 1 };
    expect(again.refusal('agency', 'assessment.record', { seen: { ...seen, inspectedBefore: true } })).toEqual([
      'otherPeople',
    ]);
    const below = again.say('agency', 'assessment.record', { seen }).say('officer', 'assessment.confirm');
    expect(below.refusal('enterprise', 'assessment.retry')).toEqual(['assessmentRetriesLeft']);
    expect(below.say('system', 'deadline.passed').path).toBe('unsubsidised');
  });

  test('the officer replaces the agency by another one, and the clock starts anew', () => {
    const onSite = caseAt('assessment.onSite', accepted);
    const same = { said: { agencyId: 'a1' }, seen: { agencyIndependent: true } };
    expect(onSite.refusal('officer', 'agency.replace', same)).toEqual(['anotherAgency']);
    const replaced = onSite.say('officer', 'agency.replace', { ...same, said: { agencyId: 'a2' } });
    expect(replaced.facts.agencyId).toBe('a2');
    expect(replaced.clocks.start).toEqual(['assessment.onSite']);
  });
});

describe('appeals', () => {
  const refusals: [from: string, upheld: string, denied: string][] = [
    ['application.refused', 'application.cityReview', 'notListed'],
    ['acceptance.failed', 'acceptance.drawing', 'notAccepted'],
    ['assessment.belowTarget', 'assessment.onSite', 'unsubsidised'],
    ['subsidy.refused', 'subsidy.officerReview', 'unsubsidised'],
  ];
  const heard = (from: string) =>
    caseAt(from, from === 'application.refused' ? {} : soFar.audited).say('enterprise', 'appeal.file');

  test.each(refusals)('an appeal against %s goes back to %s, or ends as %s', (from, upheld, denied) => {
    expect(heard(from).path).toBe('appeal.hearing');
    expect(heard(from).say('officer', 'appeal.uphold').path).toBe(upheld);
    expect(heard(from).say('officer', 'appeal.deny').path).toBe(denied);
  });

  test('a claim refused before the audit was concluded goes back to the audit', () => {
    const held = caseAt('subsidy.audit', soFar.assessed).say('auditFirm', 'audit.suspect');
    const appealed = held.say('director', 'hold.refuse').say('enterprise', 'appeal.file');
    expect(appealed.say('officer', 'appeal.uphold').path).toBe('subsidy.audit');
  });

  test('a matter is appealed once', () => {
    const again = heard('application.refused').say('officer', 'appeal.uphold').say('officer', 'application.reject');
    expect(again.refusal('enterprise', 'appeal.file')).toEqual(['applicationAppealLeft']);
  });

  test.each(['application.approve', 'application.reject', 'inspection.fail', 'objection.uphold'] as const)(
    'whoever said %s does not hear the appeal',
    (done) => {
      const seen = { actorDid: [done] };
      expect(heard('application.refused').refusal('officer', 'appeal.uphold', { seen })).toEqual(['decidedNothing']);
      expect(heard('application.refused').refusal('officer', 'appeal.deny', { seen })).toEqual(['decidedNothing']);
    },
  );
});

describe('corrections', () => {
  const corrected = (from: Case, to: string, proposed: string | null = to) => ({
    words: { said: { to }, seen: { correctionProposed: proposed } },
    from,
  });

  test.each(corrections)('the director corrects $from to $to when an officer proposed just that', ({ from, to }) => {
    const { words, from: here } = corrected(caseAt(from, soFar.assessed), to);
    expect(here.say('director', 'case.correct', words).path).toBe(to);
    expect(here.refusal('officer', 'case.correct', words)).toEqual(['notYours']);
    const unproposed = corrected(here, to, null);
    expect(here.refusal('director', 'case.correct', unproposed.words)).toEqual(['correctionProposed']);
  });

  test('no state is corrected to one that is not in the table', () => {
    for (const { from, to } of corrections)
      for (const other of corrections.filter((pair) => pair.from !== from && pair.to !== to)) {
        const { words, from: here } = corrected(caseAt(from, soFar.assessed), other.to);
        expect(here.refusal('director', 'case.correct', words)).toEqual(['correctionProposed']);
      }
    const { words, from } = corrected(caseAt('subsidy.payable', soFar.approved), 'subsidy.issued');
    expect(from.refusal('director', 'case.correct', words)).toEqual(['notHere']);
  });

  test('a programme without assessment is not corrected into it', () => {
    const short = tinyPolicy({}, ['application', 'acceptance', 'subsidy']);
    const { words, from } = corrected(caseAt('subsidy.claimOpen', soFar.listed, short), 'assessment.confirming');
    expect(from.refusal('director', 'case.correct', words)).toEqual(['usesAssessment']);
  });
});
