/** Nudging (催办): whoever waits asks the desk to go on. Under the lock of the case, so that two presses are one nudge. */
import { uuidv7 } from 'uuidv7';
import { deskOf, metaOf } from '../../workflows/case/structure.ts';
import { refuseNudge } from '../../workflows/notifications/nudge-rules.ts';
import { type PersonRole, type Role, roles as roleNames } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import { lockSeenCase, type SeenCase } from '../access/find-case.ts';
import { requireAccess } from '../access/require-access.ts';
import type { Tx } from '../database/database.ts';
import { nudges } from '../database/schema/reminders.ts';
import { widenTx } from '../database/scope.ts';
import { record } from '../journal/journal.ts';
import { findReaders } from '../letters/find-readers.ts';
import { minuteText, untilText } from '../letters/letter-times.ts';
import { type ToldParties, wantedIn, withoutConflict } from '../letters/who-is-told.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { findCards } from '../messages/present-messages.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { PaceView } from './reminders-contract.ts';
import { lastNudge, viewPace } from './view-pace.ts';

/** @throws Refused not-found, wrong-role, not-open, rule: not at this desk, or not yet again */
export async function nudgeDesk(product: Product, caller: Caller, caseId: string): Promise<PaceView> {
  await product.db.transaction(async (tx) => {
    const seen = await lockSeenCase(tx, caller, caseId);
    const role = requireAccess(seen, 'case.nudge');
    const at = await product.clock.now(tx);
    const { state } = seen.record;
    const lastAt = await lastNudge(tx, caller, caseId);
    const refusal = refuseNudge({ state, roles: seen.roles, lastAt, now: at.getTime() }, product.calendar);
    if (refusal?.code === 'ended' || refusal?.code === 'draft') throw new Refused('not-open', { state });
    if (refusal !== null) throw new Refused('rule', { ...refusal.why });
    const { personId } = caller;
    await tx.insert(nudges).values({ id: uuidv7(), caseId, personId, role, state, at });
    await record(tx, {
      at,
      act: 'case.nudged',
      actorId: personId,
      role,
      caseId,
      seq: seen.record.seq,
      details: { state },
    });
    await tellDesk(product, tx, { seen, role, personId, at });
  });
  return viewPace(product, caller, caseId);
}

type Telling = { seen: SeenCase; role: PersonRole; personId: string; at: Date };

/** Whoever holds the desk, and who stands in for them; who they are is none of the caller's business. */
async function tellDesk(
  product: Product,
  tx: Tx,
  { seen: { record: one }, role, personId, at }: Telling,
): Promise<void> {
  await widenTx(tx);
  const desk = deskOf(one.state);
  const outside = desk.filter((name) => isParty.has(name));
  const office = desk.filter((name) => !isParty.has(name));
  const told = await peopleIn(tx, outside, one, at);
  const officials = await withoutConflict(tx, one, await peopleIn(tx, office, one, at));
  const cards = await findCards(tx, [one.enterpriseId]);
  const parameters = {
    number: one.number,
    enterprise: cards.get(one.enterpriseId)?.name ?? '',
    state: metaOf(one.state).zh,
    stateEn: metaOf(one.state).en,
    by: roleNames[role].zh,
    byEn: roleNames[role].en,
    since: minuteText(one.enteredAt),
    due: one.dueAt === null ? '—' : untilText(one.dueAt),
  };
  for (const reader of new Set([...told, ...officials]))
    if (reader !== personId)
      await writeLetter(product, tx, { to: { personId: reader }, kind: 'case.nudged', caseId: one.id, parameters });
}

const isParty: ReadonlySet<string> = new Set(['enterprise', 'provider', 'agency', 'auditFirm']);

const peopleIn = async (tx: Tx, roles: readonly Role[], parties: ToldParties, at: Date): Promise<string[]> =>
  (await findReaders(tx, wantedIn(roles, parties, 0), at)).map(({ person }) => person);
