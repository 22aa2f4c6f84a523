/**
 * Wrong moves on purpose, a seeded share of all: a stale screen, an act that does not belong here, a stranger, somebody of
 * the wrong role, a forged page, the same key twice. The product must refuse each in its own way (decisions.md 9), and
 * must give the same key the same answer.
 */
import { isDeepStrictEqual } from 'node:util';
import { saidSchemas } from '../../workflows/case/said.ts';
import type { CaseView } from '../cases/case-contract.ts';
import type { Scene, Speaking } from './scene.ts';

const BEFORE = 0.06;
const AFTER = 0.06;

type WrongMove = (scene: Scene, speaking: Speaking) => Promise<void>;
const post = { method: 'POST' } as const;
const otherKey = (speaking: Speaking, letter: string): Speaking => ({ ...speaking, key: `${speaking.key}-${letter}` });

const before: readonly WrongMove[] = [
  /** Somebody else has moved the case since this screen was loaded. */
  async (scene, speaking) => {
    if (scene.played.seq < 2) return;
    const asking = { ...scene.speaks(otherKey(speaking, 'stale'), scene.played.seq - 1), ...post };
    await scene.browser.refused(asking, { status: 409, code: 'stale' });
  },
  /** Known, but not at this moment. */
  async (scene, speaking) => {
    const elsewhere = scene.played.state === 'subsidy.claimOpen' ? 'application.submit' : 'subsidy.claim';
    const asking = scene.speaks({ ...otherKey(speaking, 'not-here'), type: elsewhere, fields: {} });
    await scene.browser.refused({ ...asking, ...post }, { status: 409, code: 'not-here' });
  },
  /** Another enterprise, to which this case does not exist: it may neither look nor act. */
  async (scene, speaking) => {
    const other = scene.stage.people
      .as('enterprise')
      .find(({ organisationId }) => organisationId !== scene.played.organisationId);
    if (other === undefined) return;
    const asking = { ...scene.speaks(otherKey(speaking, 'foreign')), ...post };
    await other.browser.refused(asking, { status: 404, code: 'not-found' });
    await other.browser.refused({ path: scene.path }, { status: 404, code: 'not-found' });
  },
  /** Sees the case, but it is not for them: the auditor reads, and only findings are theirs to raise. */
  async (scene, speaking) => {
    if (scene.played.state === 'application.draft' || speaking.type === 'finding.raise') return;
    const { browser } = scene.stage.people.oneAs('auditor', 0);
    const asking = { ...scene.speaks(otherKey(speaking, 'role')), ...post };
    await browser.refused(asking, { status: 403, code: 'wrong-role' });
  },
  /** From a page that is not ours; by nobody; without a key; with a field that nobody knows; only the product may say it. */
  async (scene, speaking) => {
    const asking = { ...scene.speaks(otherKey(speaking, 'forged')), ...post };
    await scene.browser.refused({ ...asking, forged: true }, { status: 403, code: 'csrf' });
    await scene.browser.refused({ ...asking, stranger: true }, { status: 401, code: 'not-signed-in' });
    await scene.browser.refused({ ...asking, headers: {} }, { status: 428, code: 'key-required' });
    const unknown = { ...asking, json: { ...asking.json, amountPaid: '1.00' } };
    await scene.browser.refused(unknown, { status: 400, code: 'invalid-shape' });
    const reserved = { ...asking, json: { type: 'deadline.passed' } };
    await scene.browser.refused(reserved, { status: 400, code: 'unknown-event' });
  },
];

export async function beforehand(scene: Scene, speaking: Speaking): Promise<void> {
  if (scene.dice.chance(BEFORE)) await scene.dice.pick(before)(scene, speaking);
}

/** The reply got lost and the browser asks again; and somebody uses the key for something else. */
export async function afterwards(
  scene: Scene,
  { speaking, view }: { speaking: Speaking; view: CaseView },
): Promise<void> {
  if (!scene.dice.chance(AFTER)) return;
  const asking = { ...scene.speaks(speaking), ...post };
  const again = await scene.browser.ask(asking);
  if (again.status !== 200 || !isDeepStrictEqual(again.body, JSON.parse(JSON.stringify(view))))
    scene.stage.tally.unexpected(`${speaking.type} said twice with one key: ${again.status} and another answer`);
  const other = otherFields(speaking);
  if (other === null) return;
  const changed = { ...scene.speaks({ ...speaking, fields: other }), ...post };
  await scene.browser.refused(changed, { status: 422, code: 'other-body' });
}

function otherFields({ type, fields }: Speaking): Speaking['fields'] | null {
  const changed = 'reason' in fields ? { ...fields, reason: '另一个理由' } : { ...fields, note: '另一个说明' };
  return saidSchemas[type].safeParse(changed).success ? changed : null;
}
