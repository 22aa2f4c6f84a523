/** An organisation is handed to the desk that looks at its licence; the desk accepts it, or refuses it with the reason. */
import { and, eq, isNull } from 'drizzle-orm';
import { missingForVerification } from '../../../workflows/organisation/verification.ts';
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { memberships, organisations } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { writeLetter } from '../../letters/write-letter.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { DecideVerification, OrganisationPageView } from './organisation-contract.ts';
import { findLicence, presentOrganisation } from './organisation-page.ts';
import { lockSeenOrganisation, requireCorrectable, requireDesk } from './seen-organisation.ts';

/** @throws Refused not-found, wrong-role, not-open, unmet */
export function requestVerification(
  product: Product,
  caller: Caller,
  { id, requestId }: { id: string; requestId: string },
): Promise<OrganisationPageView> {
  // An unverified organisation is in nobody's scope; the checks below are the access.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const seen = await lockSeenOrganisation(tx, caller, { id, permission: 'verification.request' });
      // Handed in already, by a first click or by a colleague: what was wanted is so.
      if (seen.own && seen.record.verification === 'waiting') return presentOrganisation(tx, caller, seen);
      requireCorrectable(seen);
      const licence = await findLicence(tx, id);
      const missing = missingForVerification({ ...seen.record, hasLicence: licence !== null });
      if (missing.length > 0)
        throw new Refused(
          'unmet',
          {},
          missing.map((one) => ({ ...one, details: [] })),
        );
      const change = { verification: 'waiting', verificationNote: null } as const;
      await tx.update(organisations).set(change).where(eq(organisations.id, id));
      await record(tx, {
        at: await product.clock.now(tx),
        act: 'verification.requested',
        actorId: caller.personId,
        subject: `organisations/${id}`,
        details: { licence: licence?.id },
        requestId,
      });
      return presentOrganisation(tx, caller, { ...seen, record: { ...seen.record, ...change } });
    }),
  );
}

type Deciding = { id: string; said: DecideVerification; requestId: string };

/** @throws Refused not-found, wrong-role, not-open, rule */
export function decideVerification(
  product: Product,
  caller: Caller,
  { id, said, requestId }: Deciding,
): Promise<OrganisationPageView> {
  // The desk is checked below; the members who are written to are not in the scope of a bureau.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const seen = await lockSeenOrganisation(tx, caller, { id, permission: 'verification.decide' });
      const role = requireDesk(seen);
      const { decision, reason = null } = said;
      // The second click of a double one; what somebody else decided is told as such.
      if (
        decision === 'accepted' &&
        seen.record.verification === 'verified' &&
        seen.record.verifiedBy === caller.personId
      )
        return presentOrganisation(tx, caller, seen);
      if (seen.record.verification !== 'waiting') throw new Refused('not-open');
      if (decision === 'refused' && reason === null)
        throw new Refused('rule', { zh: '不通过须说明理由', en: 'Say why it is refused' });
      const at = await product.clock.now(tx);
      const change =
        decision === 'accepted'
          ? ({ verification: 'verified', verificationNote: null, verifiedAt: at, verifiedBy: caller.personId } as const)
          : ({ verification: 'refused', verificationNote: reason } as const);
      await tx.update(organisations).set(change).where(eq(organisations.id, id));
      await record(tx, {
        at,
        act: `verification.${decision}`,
        actorId: caller.personId,
        role,
        subject: `organisations/${id}`,
        details: { licence: (await findLicence(tx, id))?.id, ...(reason === null ? {} : { reason }) },
        requestId,
      });
      await tellMembers(product, tx, { id, name: seen.record.name, decision, reason });
      return presentOrganisation(tx, caller, { ...seen, record: { ...seen.record, ...change } });
    }),
  );
}

type Telling = { id: string; name: string; decision: DecideVerification['decision']; reason: string | null };

async function tellMembers(product: Product, tx: Tx, { id, name, decision, reason }: Telling): Promise<void> {
  const members = await tx
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(and(eq(memberships.organisationId, id), isNull(memberships.until)));
  const parameters = { organisation: name, ...(reason === null ? {} : { reason }) };
  for (const { personId } of members)
    await writeLetter(product, tx, {
      to: { personId },
      kind: `verification.${decision}`,
      parameters,
      path: decision === 'accepted' ? '/tasks' : '/organisation',
    });
}
