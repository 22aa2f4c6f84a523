/**
 * What an organisation may change of itself: everything before a bureau has verified it, afterwards only how it is reached.
 * Name, code and legal representative of a verified one are what the bureau has seen on paper; it alone changes them.
 */
import { eq } from 'drizzle-orm';
import { checkCreditCode, describeCreditCodeRefusal } from '../../../workflows/organisation/credit-code.ts';
import type { Caller } from '../../access/caller.ts';
import type { Tx } from '../../database/database.ts';
import { organisations } from '../../database/schema/identity.ts';
import { beyondCaller } from '../../database/scope.ts';
import { nameKeyOf } from '../../identity/organisations.ts';
import { record } from '../../journal/journal.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import { refuseUnknownPlaces } from '../registration/begin-registration.ts';
import type { ChangeContact, Correct, OrganisationPageView } from './organisation-contract.ts';
import { presentOrganisation } from './organisation-page.ts';
import { lockSeenOrganisation, type OrganisationRecord, requireCorrectable } from './seen-organisation.ts';

type Edit<T> = { id: string; said: T; requestId: string };

/** @throws Refused not-found, wrong-role, not-open, rule, already-exists */
export function correctOrganisation(
  product: Product,
  caller: Caller,
  { id, said, requestId }: Edit<Correct>,
): Promise<OrganisationPageView> {
  // An unverified organisation is in nobody's scope; the checks below are the access.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const seen = await lockSeenOrganisation(tx, caller, { id, permission: 'organisation.correct' });
      requireCorrectable(seen);
      const change = await soundChange(tx, seen.record, said);
      await tx.update(organisations).set(change).where(eq(organisations.id, id));
      await record(tx, {
        at: await product.clock.now(tx),
        act: 'organisation.corrected',
        actorId: caller.personId,
        subject: `organisations/${id}`,
        details: { before: plain(seen.record), after: plain({ ...seen.record, ...change }) },
        requestId,
      });
      return presentOrganisation(tx, caller, { ...seen, record: { ...seen.record, ...change } });
    }),
  );
}

/** The journal keeps what was true of the organisation, not the names of people. */
const plain = ({ name, creditCode, district, subIndustry }: OrganisationRecord) => ({
  name,
  creditCode,
  district,
  subIndustry,
});

async function soundChange(tx: Tx, before: OrganisationRecord, said: Correct) {
  const { name, district = null, subIndustry = null, legalRepresentative } = said;
  const answer = checkCreditCode(said.creditCode);
  if (!answer.accepted) throw new Refused('rule', describeCreditCodeRefusal(answer.refusal));
  const { creditCode } = answer;
  if (before.kind === 'enterprise' && district === null)
    throw new Refused('rule', { zh: '须填写所属区县', en: 'A district is required for this kind of organisation' });
  await refuseUnknownPlaces(tx, { district, subIndustry });
  const [same] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(organisations.creditCode, creditCode));
  if (same !== undefined && same.id !== before.id) throw new Refused('already-exists', { what: creditCode });
  return { name, nameKey: nameKeyOf(name), creditCode, district, subIndustry, legalRepresentative };
}

/** @throws Refused not-found, wrong-role, not-open */
export function changeContact(
  product: Product,
  caller: Caller,
  { id, said, requestId }: Edit<ChangeContact>,
): Promise<OrganisationPageView> {
  // As above: an organisation that waits is in nobody's scope.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const seen = await lockSeenOrganisation(tx, caller, { id, permission: 'organisation.changeContact' });
      if (seen.record.mergedInto !== null) throw new Refused('not-open');
      const { contact, phone, email, address = null } = said;
      const change = { contact, phone, email, address };
      await tx.update(organisations).set(change).where(eq(organisations.id, id));
      const fields = (['contact', 'phone', 'email', 'address'] as const).filter(
        (field) => seen.record[field] !== change[field],
      );
      await record(tx, {
        at: await product.clock.now(tx),
        act: 'organisation.contactChanged',
        actorId: caller.personId,
        subject: `organisations/${id}`,
        details: { fields },
        requestId,
      });
      return presentOrganisation(tx, caller, { ...seen, record: { ...seen.record, ...change } });
    }),
  );
}
