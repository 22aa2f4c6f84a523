/** The questions that services put to the access model, where no route of today tells all their answers apart. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { heldBy, requireAccess, requireOrganisation } from '../../server/access/require-access.ts';
import { organisationOf } from '../support/case-log.ts';
import { createPilot, type Pilot } from '../support/pilot.ts';

let pilot: Pilot;
beforeAll(async () => {
  pilot = await createPilot();
});
afterAll(() => pilot.close());

test('of several roles on a case somebody acts in the first that the permission names', () => {
  expect(requireAccess({ roles: ['enterprise', 'treasury'] }, 'payment.list')).toBe('treasury');
  expect(requireAccess({ roles: ['provider', 'auditFirm'] }, 'progress.read')).toBe('auditFirm');
});

test('an official reaches an organisation unless they belong or belonged to it', async () => {
  const id = organisationOf(await pilot.person('enterprise'));
  const treasury = await pilot.person('treasury');
  expect(requireOrganisation(treasury, 'account.read', { id })).toBe('treasury');
  const conflicted: Caller = { ...treasury, belongedTo: new Set([id]) };
  expect(() => requireOrganisation(conflicted, 'account.read', { id })).toThrow('not-found');
});

test('members act for their own organisation, and only in the role that the permission names', async () => {
  const [enterprise, provider] = [await pilot.person('enterprise'), await pilot.person('provider')];
  expect(requireOrganisation(enterprise, 'account.save', { id: organisationOf(enterprise) })).toBe('enterprise');
  for (const [caller, of] of [
    [enterprise, provider],
    [provider, provider],
    [provider, enterprise],
  ] as const)
    expect(() => requireOrganisation(caller, 'account.save', { id: organisationOf(of) })).toThrow('not-found');
});

test('a session tells what its person may wherever', async () => {
  expect(heldBy(await pilot.person('agency'))).toEqual([]);
  expect(heldBy(await pilot.person('enterprise'))).toEqual(expect.arrayContaining(['case.open', 'pool.list']));
  expect(heldBy(await pilot.person('director'))).toContain('standing.change');
  expect(heldBy(await pilot.person('officer'))).not.toContain('standing.change');
});

test('who sees an organisation and may not is told so, and who belonged to it is told nothing', async () => {
  const enterprise = await pilot.person('enterprise');
  const [membership] = enterprise.memberships;
  if (membership === undefined) throw new Error('no membership');
  const { organisationId: id, kind, district } = membership;
  const officer = await pilot.person('officer');
  expect(requireOrganisation(officer, 'organisation.read', { id, kind, district })).toBe('officer');
  for (const [caller, permission] of [
    [enterprise, 'verification.decide'],
    [officer, 'organisation.correct'],
  ] as const)
    expect(() => requireOrganisation(caller, permission, { id, kind, district })).toThrow('wrong-role');
  const conflicted: Caller = { ...officer, belongedTo: new Set([id]) };
  for (const permission of ['organisation.read', 'organisation.correct'] as const)
    expect(() => requireOrganisation(conflicted, permission, { id, kind, district })).toThrow('not-found');
});
