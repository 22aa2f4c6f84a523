// Application, matching, diagnosis and retrofit: the rules that are special to them.
import { describe, expect, test } from 'vitest';
import { tinyPolicy } from '../../../workflows/check/tiny-policies.ts';
import { booked, type Case, caseAt, complete, pilot, pilotWith, soFar } from './case-builder.ts';

describe('application', () => {
  const returned = (from: Case) =>
    from.say('officer', 'application.return').say('enterprise', 'application.resubmit', complete);

  test('a supplement goes back to who asked for it', () => {
    const atDistrict = caseAt('application.districtReview').say('district', 'application.return');
    expect(atDistrict.say('enterprise', 'application.resubmit', complete).path).toBe('application.districtReview');
    expect(returned(caseAt('application.cityReview')).path).toBe('application.cityReview');
  });

  test('the district and the city may each ask once', () => {
    const both = returned(
      caseAt('application.districtReview')
        .say('district', 'application.return')
        .say('enterprise', 'application.resubmit', complete)
        .say('district', 'application.endorse'),
    );
    expect(both.path).toBe('application.cityReview');
    expect(both.refusal('officer', 'application.return')).toEqual(['cityReturnsLeft']);
  });

  test('a third return is refused with its reason, and granted once more by the director', () => {
    const twice = pilotWith({ cityReturns: 2 });
    const used = returned(returned(caseAt('application.cityReview', {}, twice)));
    expect(used.refusal('officer', 'application.return')).toEqual(['cityReturnsLeft']);
    expect(used.refusal('officer', 'allowance.grant', { said: { allowance: 'cityReturns' } })).toEqual(['notYours']);
    const granted = used.say('director', 'allowance.grant', { said: { allowance: 'cityReturns' } });
    expect(granted.refusal('director', 'allowance.grant', { said: { allowance: 'cityReturns' } })).toEqual([
      'grantable',
    ]);
    expect(returned(granted).refusal('officer', 'application.return')).toEqual(['cityReturnsLeft']);
  });

  test('an enterprise that does not supplement in time is refused', () => {
    expect(caseAt('application.supplement').say('system', 'deadline.passed').path).toBe('application.refused');
  });

  test('a return without a reason is refused', () => {
    const blank = { said: { reason: '  ' } };
    expect(caseAt('application.cityReview').refusal('officer', 'application.return', blank)).toEqual(['reasonGiven']);
  });

  test('with a place free the notice lists the case and takes the place', () => {
    const listed = caseAt('application.publicNotice').say('system', 'deadline.passed', { seen: { placeFree: true } });
    expect(listed.path).toBe('matching.choosing');
    expect(listed.facts.listed).toBe(true);
    expect(booked(listed)).toEqual(['placeTaken']);
    expect(listed.clocks.start).toEqual(['matching']);
  });

  test('with the quota full the case waits, and is promoted when a place is free, without a second notice', () => {
    const waiting = caseAt('application.publicNotice').say('system', 'deadline.passed', { seen: { placeFree: false } });
    expect(waiting.path).toBe('application.waitlisted');
    expect(booked(waiting)).toEqual([]);
    expect(waiting.refusal('system', 'application.promote', { seen: { placeFree: false } })).toEqual(['placeFree']);
    const promoted = waiting.say('system', 'application.promote', { seen: { placeFree: true } });
    expect(promoted.path).toBe('matching.choosing');
    expect(booked(promoted)).toEqual(['placeTaken']);
    expect(waiting.say('system', 'deadline.passed').path).toBe('lapsed');
  });

  test('a dismissed objection goes back to the notice with the time that is left', () => {
    const objected = caseAt('application.publicNotice').say('objectionHandler', 'objection.admit');
    expect(objected.clocks.pause).toEqual(['application.publicNotice']);
    const dismissed = objected.say('objectionHandler', 'objection.dismiss');
    expect(dismissed.path).toBe('application.publicNotice');
    expect(dismissed.clocks.start).toEqual(['application.publicNotice']);
  });

  test('whoever approved the application does not hear the objection against it', () => {
    const objected = caseAt('application.objection');
    const seen = { actorDid: ['application.approve'] as const };
    expect(objected.refusal('objectionHandler', 'objection.dismiss', { seen })).toEqual(['fourEyes']);
    expect(objected.refusal('objectionHandler', 'objection.uphold', { seen })).toEqual(['fourEyes']);
  });

  test('a lapsed case gives its place back', () => {
    const lapsed = caseAt('matching.choosing', soFar.listed).say('system', 'stage.expired');
    expect(lapsed.path).toBe('lapsed');
    expect(lapsed.facts.listed).toBe(false);
    expect(booked(lapsed)).toEqual(['placeFreed']);
  });
});

describe('matching and diagnosis', () => {
  test('a provider is chosen from the pool, or allowed from outside of it', () => {
    const choosing = caseAt('matching.choosing', soFar.listed);
    const outside = { said: { providerId: 'p9' }, seen: { namedStanding: 'outside' as const } };
    expect(choosing.refusal('enterprise', 'provider.choose', outside)).toEqual(['providerAdmitted']);
    const allowed = choosing.say('enterprise', 'provider.chooseOutOfPool', outside).say('officer', 'outOfPool.allow');
    expect(allowed.facts).toMatchObject({ providerId: 'p9', providerOutOfPool: true });
    const accepted = allowed.say('provider', 'provider.accept', { seen: { chosenStanding: 'outside' } });
    expect(accepted.path).toBe('diagnosis.onSite');
  });

  test('a provider that was suspended meanwhile cannot accept', () => {
    const asked = caseAt('matching.providerReply', { ...soFar.listed, providerId: 'p1' });
    const suspended = { seen: { chosenStanding: 'suspended' as const } };
    expect(asked.refusal('provider', 'provider.accept', suspended)).toEqual(['providerMayWork']);
    expect(asked.say('system', 'deadline.passed').facts.providerId).toBeNull();
  });

  test('the silence of the enterprise confirms the diagnosis', () => {
    const waiting = caseAt('diagnosis.onSite', soFar.chosen).say('provider', 'diagnosis.submit', complete);
    expect(waiting.say('system', 'deadline.passed').path).toBe('diagnosis.review');
  });

  test('a diagnosis is disputed twice at most', () => {
    const disputed = (from: Case) =>
      from.say('provider', 'diagnosis.submit', complete).say('enterprise', 'diagnosis.dispute');
    const twice = disputed(disputed(caseAt('diagnosis.onSite', soFar.chosen)));
    const third = twice.say('provider', 'diagnosis.submit', complete);
    expect(third.refusal('enterprise', 'diagnosis.dispute')).toEqual(['diagnosisDisputesLeft']);
  });

  test('a provider who hands the case back is no longer the diagnosing one', () => {
    const back = caseAt('diagnosis.onSite', soFar.chosen).say('provider', 'provider.handBack');
    expect(back.path).toBe('matching.choosing');
    expect(back.facts).toMatchObject({ providerId: null, diagnosingProviderId: null, diagnosed: false });
  });
});

describe('retrofit', () => {
  const underway = () => caseAt('retrofit.underway', soFar.contracted);
  const choose = { said: { providerId: 'p2' }, seen: { namedStanding: 'admitted' as const } };
  const filed = {
    seen: { missing: [], contract: { priceFen: 1, planEndsOn: '2024-09-01', planDays: pilot.planMaxDays } },
  };

  test('a change of provider returns to matching with the diagnosis done, and from there straight to the contract', () => {
    const asked = underway().say('enterprise', 'change.request', { said: { kind: 'provider' } });
    const matching = asked.say('officer', 'change.allow', { seen: {} });
    expect(matching.path).toBe('matching.choosing');
    expect(matching.facts).toMatchObject({ diagnosed: true, diagnosingProviderId: 'p1', providerId: null });
    expect(matching.clocks.start).toEqual(['matching']);
    const replied = matching.say('enterprise', 'provider.choose', choose);
    const contracting = replied.say('provider', 'provider.accept', { seen: { chosenStanding: 'admitted' } });
    expect(contracting.path).toBe('retrofit.contracting');
    expect(contracting.facts).toMatchObject({ providerId: 'p2', diagnosingProviderId: 'p1' });
  });

  test('the provider is changed once during the retrofit, the plan extended twice, the scope as often as needed', () => {
    const again = (from: Case, kind: 'provider' | 'extension' | 'scope', planEndsOn?: string) =>
      from.say('provider', 'change.request', { said: { kind, planEndsOn } }).say('officer', 'change.deny');
    const provider = again(underway(), 'provider');
    expect(provider.refusal('enterprise', 'change.request', { said: { kind: 'provider' } })).toEqual(['changeLeft']);
    const extended = again(again(underway(), 'extension', '2024-09-10'), 'extension', '2024-09-20');
    const third = { said: { kind: 'extension' as const, planEndsOn: '2024-09-30' } };
    expect(extended.refusal('enterprise', 'change.request', third)).toEqual(['changeLeft']);
    expect(again(again(again(underway(), 'scope'), 'scope'), 'scope').path).toBe('retrofit.underway');
  });

  test('an extension names a later day', () => {
    const said = { kind: 'extension' as const, planEndsOn: soFar.contracted.planEndsOn };
    expect(underway().refusal('enterprise', 'change.request', { said })).toEqual(['changeDescribed']);
    const asked = underway().say('enterprise', 'change.request', { said: { ...said, planEndsOn: '2024-09-15' } });
    const allowed = asked.say('officer', 'change.allow', {
      seen: { change: { planEndsOn: '2024-09-15', contractFen: null } },
    });
    expect(allowed.facts).toMatchObject({ planEndsOn: '2024-09-15', contractFen: 30_000_000 });
  });

  test('a plan of 180 days is filed, one of 181 is not', () => {
    const contracting = caseAt('retrofit.contracting', { ...soFar.chosen, diagnosed: true });
    expect(contracting.say('enterprise', 'contract.file', filed).path).toBe('retrofit.filing');
    const longer = { seen: { missing: [], contract: { ...filed.seen.contract, planDays: 181 } } };
    expect(contracting.refusal('enterprise', 'contract.file', longer)).toEqual(['planWithinLimit']);
  });

  test('the district refuses a provider that fell away, and only such a one', () => {
    const filing = caseAt('retrofit.filing', soFar.contracted);
    const suspended = { seen: { chosenStanding: 'suspended' as const } };
    expect(filing.refusal('district', 'contract.accept', suspended)).toEqual(['providerMayWork']);
    expect(filing.say('district', 'provider.refuse', suspended).path).toBe('matching.choosing');
    const admitted = { seen: { chosenStanding: 'admitted' as const } };
    expect(filing.refusal('district', 'provider.refuse', admitted)).toEqual(['providerFellAway']);
  });

  test('work is finished when the milestones are closed and the provider reports 100 %', () => {
    const unfinished = { seen: { milestonesOpen: 1, progressPercent: 99 } };
    expect(underway().refusal('enterprise', 'retrofit.finish', unfinished)).toEqual([
      'milestonesClosed',
      'progressComplete',
    ]);
    const finished = { seen: { milestonesOpen: 0, progressPercent: 100 } };
    expect(underway().say('enterprise', 'retrofit.finish', finished).path).toBe('acceptance.preparing');
  });

  test('a programme without matching has no provider to change', () => {
    const short = tinyPolicy({ contractingReplacements: 1 }, ['application', 'retrofit', 'acceptance', 'subsidy']);
    const contracting = caseAt('retrofit.contracting', soFar.listed, short);
    expect(contracting.refusal('enterprise', 'provider.replace')).toEqual(['usesMatching']);
  });
});
