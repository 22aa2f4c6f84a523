/** Registering, the organisation page, the desks that verify, joining, merging. */
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../../server/access/caller.ts';
import { memberships, organisations } from '../../../server/database/schema/identity.ts';
import { joinRequests, organisationPapers } from '../../../server/database/schema/membership.ts';
import { lettersTo, newCode, newRegistration, password } from '../../membership/registration-scene.ts';
import { jpeg } from '../../papers/file-samples.ts';
import { oneFile } from '../../papers/papers-app.ts';
import { organisationOf } from '../../support/case-log.ts';
import {
  anyTime,
  type Change,
  cursorOf,
  type Example,
  type Examples,
  forAll,
  nobody,
  none,
  own,
  sightIsRole,
  unversioned,
} from '../example.ts';
import type { Scene } from '../scene.ts';

type Verification = 'unverified' | 'waiting' | 'verified' | 'refused';

/** An organisation with somebody who administers it, at this point of its verification; with its licence in the store. */
async function party(
  { pilot }: Scene,
  verification: Verification,
  role: 'enterprise' | 'provider' = 'enterprise',
): Promise<Caller> {
  const person = await pilot.person(role);
  const { db, clock, files } = pilot.product;
  const id = organisationOf(person);
  const at = await clock.now(db);
  await db
    .update(organisations)
    .set({ verification, creditCode: newCode(), legalRepresentative: '王建国' })
    .where(eq(organisations.id, id));
  await db.update(memberships).set({ administers: true }).where(eq(memberships.organisationId, id));
  const paper = uuidv7();
  const storageKey = `2025/${paper}`;
  await files.put(storageKey, Readable.from([jpeg]));
  await db.insert(organisationPapers).values({
    id: paper,
    organisationId: id,
    paper: 'licence',
    name: '营业执照.jpg',
    mediaType: 'image/jpeg',
    sizeBytes: jpeg.length,
    sha256: 'x',
    storageKey,
    uploadedBy: person.personId,
    uploadedAt: at,
  });
  return person;
}

/** What its administrator does while it is not verified. */
async function asAdministrator(
  scene: Scene,
  verification: Verification = 'unverified',
): Promise<Example & { params: { id: string } }> {
  const person = await party(scene, verification);
  const { pilot } = scene;
  const verified = await party(scene, 'verified');
  return {
    by: person,
    params: { id: organisationOf(person) },
    status: 200,
    foreign: { by: await pilot.person('enterprise') },
    wrongRole: { by: await pilot.person('officer') },
    wrongState: { by: verified, params: { id: organisationOf(verified) } },
    stale: unversioned,
  };
}

async function joining(scene: Scene, at: Verification = 'verified', role: 'enterprise' | 'provider' = 'enterprise') {
  const { pilot } = scene;
  const administrator = await party(scene, at, role);
  const { personId } = await pilot.person('provider');
  const id = uuidv7();
  const createdAt = await pilot.clock.now();
  await pilot.product.db
    .insert(joinRequests)
    .values({ id, organisationId: organisationOf(administrator), personId, note: '', createdAt });
  return { id, administrator, district: await pilot.person('district') };
}

async function pair({ pilot }: Scene): Promise<Example & { params: { id: string }; into: string }> {
  const [duplicate, staying] = [await pilot.person('enterprise'), await pilot.person('enterprise')];
  const into = organisationOf(staying);
  return {
    by: await pilot.person('officer'),
    params: { id: organisationOf(duplicate) },
    into,
    status: 200,
    foreign: 'officers and the administrator see every organisation',
    wrongRole: { by: await pilot.person('director') },
    wrongState: anyTime,
    stale: unversioned,
  };
}

export const registrationExamples: Examples = {
  'POST /api/registrations': async () => ({
    by: null,
    body: newRegistration(),
    status: 202,
    ...none(own),
    special: {
      'a code that is wrong': {
        body: newRegistration({ creditCode: '91330100MA2TEAT057' }),
        status: 422,
        code: 'rule',
      },
      'a short password': { body: newRegistration({}, { password: 'short' }), status: 422, code: 'weak-password' },
    },
  }),
  'POST /api/registrations/letter': async (scene) => ({
    by: null,
    body: { email: await registered(scene) },
    status: 202,
    ...none(own),
  }),
  'POST /api/registrations/confirmation': async (scene) => {
    const email = await registered(scene);
    return {
      by: null,
      body: { token: await tokenOf(scene, email), password },
      status: 200,
      ...none(own),
      special: {
        'a link that is none': { body: { token: 'x'.repeat(43), password }, status: 422, code: 'rule' },
      },
    };
  },
  'GET /api/credit-code': async () => ({
    by: null,
    query: { code: '91330100MA2TEAT05K' },
    status: 200,
    ...none(forAll),
  }),
  'GET /api/join-requests': async (scene) => ({
    by: (await joining(scene)).administrator,
    query: { limit: '10', after: cursorOf('2024-01-01T00:00:00.000Z', nobody) },
    status: 200,
    ...none(own),
  }),
  'POST /api/join-requests/{id}/decision': async (scene) => {
    const { id, administrator, district } = await joining(scene);
    const done = await joining(scene);
    await scene.pilot.product.db.update(joinRequests).set({ decision: 'accepted' }).where(eq(joinRequests.id, done.id));
    return {
      by: administrator,
      params: { id },
      organisationId: organisationOf(administrator),
      access: { by: [] },
      // Nobody has verified these yet: the desk that will looks at who joins, too.
      inner: [
        {
          permission: 'joinRequest.decide',
          by: district,
          change: { params: { id: (await joining(scene, 'waiting')).id } },
        },
        {
          permission: 'joinRequest.decide',
          by: await scene.pilot.person('officer'),
          change: { params: { id: (await joining(scene, 'waiting', 'provider')).id } },
        },
      ],
      body: { decision: 'accepted' },
      status: 200,
      // The desk decides only where nobody administers.
      foreign: { by: district },
      wrongRole: sightIsRole,
      wrongState: 'what is decided is on nobody’s list',
      stale: unversioned,
      special: { 'no reason to decline': { body: { decision: 'declined' }, status: 422, code: 'rule' } },
    };
  },
  'GET /api/organisations/own': async (scene) => ({
    by: await party(scene, 'refused'),
    status: 200,
    ...none(own),
  }),
  'GET /api/organisations/{id}': async (scene) => ({
    ...(await asAdministrator(scene)),
    wrongRole: sightIsRole,
    wrongState: anyTime,
  }),
  'PUT /api/organisations/{id}': async (scene) => {
    const { kind: _, ...body } = newRegistration().organisation;
    return { ...(await asAdministrator(scene)), body };
  },
  'PUT /api/organisations/{id}/contact': async (scene) => ({
    ...(await asAdministrator(scene, 'verified')),
    body: { contact: '周敏', phone: '0714-8730002', email: 'office@example.org', address: '大冶大道 1 号' },
    wrongState: anyTime,
  }),
  'POST /api/organisations/{id}/licence': async (scene) => ({
    ...(await asAdministrator(scene)),
    file: oneFile(jpeg, '营业执照.jpg'),
    status: 201,
  }),
  'GET /api/organisation-papers/{id}/content': async (scene) => {
    const person = await party(scene, 'waiting');
    const [paper] = await scene.pilot.product.db
      .select()
      .from(organisationPapers)
      .where(eq(organisationPapers.organisationId, organisationOf(person)));
    return {
      by: person,
      params: { id: paper?.id ?? nobody },
      organisationId: organisationOf(person),
      status: 200,
      ...none(anyTime),
      foreign: { by: await scene.pilot.person('enterprise') },
      wrongRole: sightIsRole,
    };
  },
  'GET /api/verifications': async (scene) => ({
    by: await scene.pilot.person('officer'),
    query: { limit: '10' },
    status: 200,
    ...none(anyTime),
    wrongRole: { by: await scene.pilot.person('director') },
  }),
  'POST /api/organisations/{id}/verification-request': async (scene) => ({
    ...(await asAdministrator(scene)),
    body: {},
  }),
  'POST /api/organisations/{id}/verification': async (scene) => {
    const { pilot } = scene;
    const waiting = await party(scene, 'waiting');
    const provider = await party(scene, 'waiting', 'provider');
    const verified: Change = { params: { id: organisationOf(await party(scene, 'verified')) } };
    return {
      by: await pilot.person('district'),
      params: { id: organisationOf(waiting) },
      body: { decision: 'accepted' },
      // An enterprise is the district's to verify.
      access: { by: ['district'] },
      inner: [
        {
          permission: 'verification.decide',
          by: await pilot.person('officer'),
          change: { params: { id: organisationOf(provider) } },
        },
      ],
      status: 200,
      foreign: { by: await pilot.person('district', { district: '420202' }) },
      wrongRole: { by: waiting },
      wrongState: verified,
      stale: unversioned,
      special: { 'no reason to refuse': { body: { decision: 'refused' }, status: 422, code: 'rule' } },
    };
  },
  'GET /api/organisations/{id}/merge': async (scene) => {
    const { into, ...example } = await pair(scene);
    return { ...example, query: { into } };
  },
  'POST /api/organisations/{id}/merge': async (scene) => {
    const { into, ...example } = await pair(scene);
    return {
      ...example,
      body: { into, reason: '重复登记' },
      special: {
        'into itself': { body: { into: example.params.id, reason: '重复登记' }, status: 422, code: 'unmet' },
      },
    };
  },
  'GET /api/demonstration/letters': async () => ({
    by: null,
    query: { address: 'nobody@example.org' },
    status: 200,
    ...none(own),
  }),
};

/** Taken down, with its letter written. */
async function registered({ send }: Scene): Promise<string> {
  const registration = newRegistration();
  await send({
    operation: 'POST /api/registrations',
    by: null,
    headers: { 'content-type': 'application/json' },
    payload: JSON.stringify(registration),
  });
  return registration.person.email;
}
async function tokenOf({ pilot }: Scene, email: string): Promise<string> {
  const mailed = await lettersTo(pilot, email);
  return mailed.at(-1)?.link?.split('#')[1] ?? '';
}
