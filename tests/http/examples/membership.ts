/** Members, invitations, deputies, and the administrator's people. */
import { eq } from 'drizzle-orm';
import type { Caller } from '../../../server/access/caller.ts';
import { people } from '../../../server/database/schema/identity.ts';
import { listDeputies } from '../../../server/membership/deputies/list-deputies.ts';
import { nameDeputy } from '../../../server/membership/deputies/name-deputy.ts';
import { invite } from '../../../server/membership/invitations/invite.ts';
import { dateInShanghai } from '../../../workflows/calendar/day.ts';
import { organisationOf } from '../../support/case-log.ts';
import { company, from, membershipOf, tokenFor } from '../../support/members.ts';
import { anyTime, type Example, type Examples, nobody, none, unversioned } from '../example.ts';
import type { Scene } from '../scene.ts';

const reason = '工作调动';
const first = (callers: readonly Caller[]): Caller => {
  const [one] = callers;
  if (one === undefined) throw new Error('nobody');
  return one;
};

/** An enterprise with its administrator, a colleague, and somebody of another enterprise who administers that one. */
async function parties({ pilot }: Scene) {
  const own = await company(pilot);
  const other = await company(pilot);
  return { id: own.id, chief: own.chief, staff: first(own.staff), outsider: other.chief };
}

/** A list of an organisation, which its members and the officials see. */
async function listed(scene: Scene): Promise<Example> {
  const { id, staff, outsider } = await parties(scene);
  return {
    by: staff,
    params: { id },
    status: 200,
    ...none(anyTime),
    foreign: { by: outsider },
    wrongRole: 'all members may',
  };
}

/** What who administers does to a colleague's membership. */
async function administering(scene: Scene): Promise<Example> {
  const { id, chief, staff, outsider } = await parties(scene);
  return {
    by: chief,
    params: { id: membershipOf(staff) },
    organisationId: id,
    status: 204,
    foreign: { by: outsider },
    wrongRole: { by: staff },
    wrongState: await ended(scene),
    stale: unversioned,
  };
}

/** What a member does with their own. */
async function own(scene: Scene) {
  const { chief, staff, outsider } = await parties(scene);
  const past = await company(scene.pilot);
  const gone = first(past.staff);
  await scene.pilot.product.pool.query('update memberships set until = since where id = $1', [membershipOf(gone)]);
  const again = await scene.pilot.person('enterprise', { organisationId: past.id });
  return {
    chief,
    example: {
      by: staff,
      params: { id: membershipOf(staff) },
      status: 204,
      foreign: { by: outsider },
      wrongRole: { by: chief },
      wrongState: `an ended membership gives no sight of ${again.name}`,
      stale: unversioned,
    } satisfies Example,
  };
}

/** The city's administrator finds a membership that has ended. */
async function ended({ pilot }: Scene) {
  const { staff } = await company(pilot);
  const gone = first(staff);
  await pilot.product.pool.query('update memberships set until = since where id = $1', [membershipOf(gone)]);
  const by = await pilot.person('administrator');
  return { by, params: { id: membershipOf(gone) }, code: 'already-ended', status: 409 };
}

async function invited(scene: Scene) {
  const { id, chief, staff, outsider } = await parties(scene);
  const email = `${crypto.randomUUID()}@example.org`;
  const said = { email, role: 'enterprise', administers: false };
  const { id: invitationId } = await invite(scene.pilot.product, chief, { organisationId: id, said, from });
  return { id, invitationId, chief, staff, outsider, email, token: await tokenFor(scene.pilot, email) };
}

async function managing(scene: Scene): Promise<Example> {
  const { id, invitationId, chief, staff, outsider } = await invited(scene);
  const past = await invited(scene);
  await scene.pilot.product.pool.query('update invitations set withdrawn_at = created_at where id = $1', [
    past.invitationId,
  ]);
  return {
    by: chief,
    params: { id: invitationId },
    organisationId: id,
    status: 200,
    foreign: { by: outsider },
    wrongRole: { by: staff },
    wrongState: { by: past.chief, params: { id: past.invitationId }, code: 'invitation-over' },
    stale: unversioned,
  };
}

/** By its link, which is all that a stranger has. */
async function byLink(scene: Scene) {
  const { token } = await invited(scene);
  const past = await invited(scene);
  await scene.pilot.product.pool.query('update invitations set withdrawn_at = created_at where id = $1', [
    past.invitationId,
  ]);
  const account = { name: '袁清源', phone: '13900000000', password: 'a long sentence of mine', locale: 'zh-CN' };
  return { token, past: past.token, account };
}

/** What an administrator does to the account of somebody. */
async function account(
  { pilot }: Scene,
  set: Partial<typeof people.$inferInsert> = { status: 'active' },
): Promise<Example> {
  const by = await pilot.person('administrator');
  const { personId } = await pilot.person('officer');
  await pilot.product.db.update(people).set(set).where(eq(people.id, personId));
  return {
    by,
    params: { id: personId },
    body: { reason },
    status: 200,
    foreign: 'an administrator looks after everybody',
    wrongRole: { by: await pilot.person('director') },
    wrongState: anyTime,
    stale: unversioned,
    special: { "one's own account": { params: { id: by.personId }, status: 422, code: 'rule' } },
  };
}

const stopped = async ({ pilot }: Scene): Promise<{ id: string }> => {
  const { personId } = await pilot.person('officer');
  await pilot.product.db.update(people).set({ status: 'deactivated' }).where(eq(people.id, personId));
  return { id: personId };
};
const todayOf = async ({ pilot }: Scene) => dateInShanghai((await pilot.product.clock.now(pilot.product.db)).getTime());

export const membershipExamples: Examples = {
  'GET /api/organisations/{id}/members': async (scene) => ({
    ...(await listed(scene)),
    query: { which: 'present', limit: '10' },
  }),
  'GET /api/organisations/{id}/deputies': async (scene) => ({
    ...(await listed(scene)),
    query: { which: 'all', limit: '10' },
  }),
  'PUT /api/members/{id}/administers': async (scene) => ({
    ...(await administering(scene)),
    body: { administers: true },
  }),
  'POST /api/members/{id}/end': async (scene) => ({ ...(await administering(scene)), body: { reason } }),
  'POST /api/members/{id}/leave': async (scene) => ({ ...(await own(scene)).example, body: { reason } }),
  'POST /api/members/{id}/handover': async (scene) => {
    const { chief, example } = await own(scene);
    return { ...example, body: { toPersonId: chief.personId, mine: 'ends', reason } };
  },
  'POST /api/members/{id}/deputies': async (scene) => {
    const { chief, example } = await own(scene);
    const today = await todayOf(scene);
    return {
      ...example,
      body: { deputyId: chief.personId, from: today, until: today },
      special: {
        'a day that has passed': {
          body: { deputyId: chief.personId, from: '2024-01-01', until: today },
          status: 422,
          code: 'rule',
        },
      },
    };
  },
  'POST /api/members/{id}/role': async (scene) => {
    const { pilot } = scene;
    const by = await pilot.person('administrator');
    const officer = await pilot.person('officer', { organisationId: organisationOf(by) });
    const gone = await ended(scene);
    return {
      by,
      params: { id: membershipOf(officer) },
      body: { role: 'objectionHandler', reason },
      status: 204,
      foreign: 'an administrator looks after everybody',
      wrongRole: { by: officer },
      wrongState: { params: gone.params, code: 'already-ended' },
      stale: unversioned,
    };
  },
  'POST /api/deputies/{id}/end': async (scene) => {
    const { pilot } = scene;
    const { id, chief, staff, outsider } = await parties(scene);
    const third = await pilot.person('enterprise', { organisationId: id });
    const today = await todayOf(scene);
    const days = { from: today, until: today, origin: from };
    await nameDeputy(pilot.product, chief, { memberId: membershipOf(chief), deputyId: staff.personId, ...days });
    await nameDeputy(pilot.product, staff, { memberId: membershipOf(staff), deputyId: third.personId, ...days });
    const { items } = await listDeputies(pilot.product, chief, { organisationId: id });
    const of = ({ personId }: Caller) => items.find(({ principal }) => principal.id === personId)?.id ?? '';
    await pilot.product.pool.query('update deputies set ended_at = created_at where id = $1', [of(staff)]);
    return {
      by: chief,
      params: { id: of(chief) },
      status: 204,
      foreign: { by: outsider },
      wrongRole: { by: third },
      wrongState: { by: staff, params: { id: of(staff) }, code: 'already-ended' },
      stale: unversioned,
    };
  },

  'GET /api/organisations/{id}/invitations': async (scene) => {
    const { id, chief, staff, outsider } = await invited(scene);
    return {
      by: chief,
      params: { id },
      query: { limit: '10' },
      status: 200,
      ...none(anyTime),
      foreign: { by: outsider },
      wrongRole: { by: staff },
    };
  },
  'POST /api/organisations/{id}/invitations': async (scene) => {
    const { id, chief, staff, outsider, email } = await invited(scene);
    const body = { email: 'newcomer@example.org', role: 'enterprise', administers: false };
    return {
      by: chief,
      params: { id },
      body,
      status: 201,
      ...none(anyTime),
      foreign: { by: outsider },
      wrongRole: { by: staff },
      special: {
        'a role that it has not': { body: { ...body, role: 'director' }, status: 422, code: 'rule' },
        'an address that has one already': { body: { ...body, email }, status: 409, code: 'already-exists' },
      },
    };
  },
  'POST /api/invitations/{id}/send': managing,
  'POST /api/invitations/{id}/withdraw': managing,
  'POST /api/invitations/{id}/confirm': async (scene) => {
    const { pilot } = scene;
    const inviter = await pilot.person('administrator');
    const organisationId = organisationOf(inviter);
    const by = await pilot.person('administrator', { organisationId });
    const sent = (role: string) =>
      invite(pilot.product, inviter, {
        organisationId,
        said: { email: `${crypto.randomUUID()}@example.org`, role, administers: false },
        from,
      });
    const open = await sent('officer');
    return {
      by,
      params: { id: (await sent('director')).id },
      status: 200,
      foreign: 'an administrator looks after everybody',
      wrongRole: { by: await pilot.person('director') },
      wrongState: { params: { id: open.id }, code: 'already-ended' },
      stale: unversioned,
      special: { 'by who invited': { by: inviter, status: 422, code: 'rule' } },
    };
  },
  'POST /api/invitations/open': async (scene) => {
    const { token, past } = await byLink(scene);
    return {
      by: null,
      body: { token },
      status: 200,
      ...none(anyTime),
      special: {
        'a link that is none': { body: { token: nobody }, status: 404, code: 'not-found' },
        'a link that was withdrawn': { body: { token: past }, status: 409, code: 'invitation-over' },
      },
    };
  },
  'POST /api/invitations/accept': async (scene) => {
    const { token, past, account } = await byLink(scene);
    return {
      by: null,
      body: { token, account },
      status: 200,
      ...none(anyTime),
      special: {
        'a link that is none': { body: { token: nobody, account }, status: 404, code: 'not-found' },
        'a link that was withdrawn': { body: { token: past, account }, status: 409, code: 'invitation-over' },
        'a weak password': {
          body: { token, account: { ...account, password: 'short' } },
          status: 422,
          code: 'weak-password',
        },
        'somebody else signed in': {
          by: await scene.pilot.person('officer'),
          body: { token },
          status: 422,
          code: 'rule',
        },
      },
    };
  },

  'GET /api/people': async ({ pilot }) => ({
    by: await pilot.person('administrator'),
    query: { q: '人员', role: 'administrator', kind: 'bureau', status: 'active', limit: '10' },
    status: 200,
    ...none(anyTime),
    wrongRole: { by: await pilot.person('director') },
  }),
  'GET /api/offices': async ({ pilot }) => ({
    by: await pilot.person('administrator'),
    status: 200,
    ...none(anyTime),
    wrongRole: { by: await pilot.person('director') },
  }),
  'GET /api/people/{id}': async (scene) => {
    const { special: _, body: __, ...example } = await account(scene);
    return example;
  },
  'POST /api/people/{id}/sessions/end': (scene) => account(scene),
  'POST /api/people/{id}/deactivate': async (scene) => ({
    ...(await account(scene)),
    body: { reason, memberships: 'rest' },
    wrongState: { params: await stopped(scene), code: 'already-ended' },
  }),
  'POST /api/people/{id}/reactivate': async (scene) => ({
    ...(await account(scene, { status: 'deactivated' })),
    wrongState: { params: { id: (await scene.pilot.person('officer')).personId }, code: 'not-open' },
  }),
  'POST /api/people/{id}/second-factor/reset': async (scene) => ({
    ...(await account(scene, { totpSecret: 'sealed', totpConfirmedAt: new Date('2025-01-01T00:00:00Z') })),
  }),
};
