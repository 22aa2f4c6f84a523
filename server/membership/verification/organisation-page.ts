/** Puts together the page of an organisation: its data, how its verification stands and came to stand so. */
import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { missingForVerification, verificationDesk } from '../../../workflows/organisation/verification.ts';
import type { Caller } from '../../access/caller.ts';
import { reachedAs } from '../../access/reached-as.ts';
import { mayHeld } from '../../access/require-access.ts';
import type { Reader } from '../../database/database.ts';
import { journal } from '../../database/schema/cases.ts';
import { organisations } from '../../database/schema/identity.ts';
import { joinRequests, organisationPapers } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import type { Product } from '../../product.ts';
import type { OrganisationPageView, OwnOrganisations } from './organisation-contract.ts';
import {
  getSeenOrganisation,
  isCorrectable,
  type OrganisationRecord,
  type SeenOrganisation,
} from './seen-organisation.ts';

/** What the timeline tells; everything else about an organisation is the auditor's to read in the journal. */
const told = [
  'organisation.created',
  'licence.handedIn',
  'verification.requested',
  'verification.accepted',
  'verification.refused',
  'organisation.corrected',
  'organisation.merged',
];

const permission = 'organisation.read';

/** @throws Refused not-found */
export function viewOrganisationPage({ db }: Product, caller: Caller, id: string): Promise<OrganisationPageView> {
  // Sight is decided by getSeenOrganisation; an unverified organisation is in nobody's scope yet.
  return beyondCaller(async () =>
    presentOrganisation(db, caller, await getSeenOrganisation(db, caller, { id, permission })),
  );
}

/** Every organisation that the caller belongs to now, and those they have asked to join. */
export function viewOwnOrganisations({ db }: Product, caller: Caller): Promise<OwnOrganisations> {
  const ids = new Set([...caller.memberships, ...caller.waiting].map(({ organisationId }) => organisationId));
  return beyondCaller(async () => {
    const items: OrganisationPageView[] = [];
    for (const id of ids)
      items.push(await presentOrganisation(db, caller, await getSeenOrganisation(db, caller, { id, permission })));
    return { items, asked: await askedBy(db, caller) };
  });
}

export async function presentOrganisation(
  reader: Reader,
  caller: Caller,
  seen: SeenOrganisation,
): Promise<OrganisationPageView> {
  const { record, own, administers, readsLicence } = seen;
  const [licence, timeline, offices, namesakes, merged] = [
    await findLicence(reader, record.id),
    await readTimeline(reader, record.id),
    await findOffices(reader, record),
    own ? [] : await findNamesakes(reader, record),
    await nameOf(reader, record.mergedInto),
  ];
  const missing = missingForVerification({ ...record, hasLicence: licence !== null });
  const correctable = administers && isCorrectable(record);
  const since = timeline.findLast(({ act }) => act === 'verification.requested')?.at ?? null;
  const decides = seen.desk !== null && record.verification === 'waiting' && !caller.belongedTo.has(record.id);
  // Who waits for verification has no membership yet; the desk telephones whom it verifies.
  const reached =
    own || decides ? { phone: record.phone, email: record.email, reveals: [] } : reachedAs(caller, record);
  return {
    id: record.id,
    kind: record.kind,
    name: record.name,
    creditCode: record.creditCode,
    district: record.district,
    subIndustry: record.subIndustry,
    legalRepresentative: record.legalRepresentative,
    contact: record.contact,
    ...reached,
    address: record.address,
    standing: record.standing,
    createdAt: record.createdAt.toISOString(),
    verification: record.verification,
    verificationNote: record.verificationNote,
    missing: record.verification === 'verified' ? [] : missing,
    desk: record.verification === 'waiting' ? { role: verificationDesk(record.kind), offices, since } : null,
    licence: readsLicence ? licence : null,
    timeline,
    mergedInto: merged,
    namesakes,
    own,
    may: {
      correct: correctable,
      changeContact: administers && record.mergedInto === null,
      handIn: correctable,
      request: correctable && missing.length === 0,
      decide: decides,
      readLicence: readsLicence && licence !== null,
      merge: mayHeld(caller, 'organisation.merge') && !own && record.mergedInto === null,
    },
  };
}

export async function findLicence(reader: Reader, organisationId: string): Promise<OrganisationPageView['licence']> {
  const [row] = await reader
    .select()
    .from(organisationPapers)
    .where(and(eq(organisationPapers.organisationId, organisationId), isNull(organisationPapers.withdrawnAt)))
    .orderBy(desc(organisationPapers.uploadedAt))
    .limit(1);
  if (row === undefined) return null;
  const { id, name, mediaType, sizeBytes, uploadedAt } = row;
  return { id, name, mediaType, sizeBytes, uploadedAt: uploadedAt.toISOString() };
}

async function readTimeline(reader: Reader, organisationId: string): Promise<OrganisationPageView['timeline']> {
  const rows = await reader
    .select({ act: journal.act, at: journal.at, reason: sql<string | null>`${journal.details} ->> 'reason'` })
    .from(journal)
    .where(and(inArray(journal.act, told), eq(journal.subject, `organisations/${organisationId}`)))
    .orderBy(asc(journal.id))
    .limit(200);
  return rows.map(({ act, at, reason }) => ({ act, at: at.toISOString(), reason }));
}

/** The bureaus whose people look at it. */
async function findOffices(reader: Reader, { kind, district }: OrganisationRecord): Promise<string[]> {
  const desk = verificationDesk(kind);
  const rows = await reader
    .select({ name: organisations.name })
    .from(organisations)
    .where(
      desk === 'district'
        ? and(eq(organisations.kind, 'districtBureau'), eq(organisations.district, district ?? ''))
        : eq(organisations.kind, 'bureau'),
    )
    .orderBy(asc(organisations.name))
    .limit(3);
  return rows.map(({ name }) => name);
}

const findNamesakes = (reader: Reader, { id, nameKey }: OrganisationRecord) =>
  reader
    .select({ id: organisations.id, name: organisations.name, creditCode: organisations.creditCode })
    .from(organisations)
    .where(and(eq(organisations.nameKey, nameKey), ne(organisations.id, id), isNull(organisations.mergedInto)))
    .limit(5);

async function nameOf(reader: Reader, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const [row] = await reader.select({ name: organisations.name }).from(organisations).where(eq(organisations.id, id));
  return row ? { id, name: row.name } : null;
}

async function askedBy(reader: Reader, { personId }: Caller): Promise<OwnOrganisations['asked']> {
  const rows = await reader
    .select({
      id: joinRequests.id,
      organisation: organisations.name,
      kind: organisations.kind,
      askedAt: joinRequests.createdAt,
      decision: joinRequests.decision,
      reason: joinRequests.reason,
      administered: sql<boolean>`exists (select from memberships m join people p on p.id = m.person_id
        where m.organisation_id = ${organisations.id} and m.administers and m.until is null and p.status = 'active')`,
    })
    .from(joinRequests)
    .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId))
    .where(eq(joinRequests.personId, personId))
    .orderBy(desc(joinRequests.createdAt))
    .limit(20);
  return rows.map(({ kind, administered, askedAt, ...row }) => ({
    ...row,
    askedAt: askedAt.toISOString(),
    waitsFor: administered ? 'administrator' : verificationDesk(kind),
  }));
}
