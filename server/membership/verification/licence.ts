/** The business licence: handed in before verification, each new one in place of the one before, and read by who may. */
import type { Readable } from 'node:stream';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { PaperType } from '../../../workflows/forms/form-schema.ts';
import type { Caller } from '../../access/caller.ts';
import type { Reader } from '../../database/database.ts';
import { organisationPapers } from '../../database/schema/membership.ts';
import { beyondCaller } from '../../database/scope.ts';
import { record } from '../../journal/journal.ts';
import { type Incoming, keepBytes } from '../../papers/keep-bytes.ts';
import { Refused } from '../../problems/refused.ts';
import type { Product } from '../../product.ts';
import type { OrganisationPageView } from './organisation-contract.ts';
import { presentOrganisation } from './organisation-page.ts';
import {
  getSeenOrganisation,
  lockSeenOrganisation,
  requireCorrectable,
  type SeenOrganisation,
} from './seen-organisation.ts';

const accepts: readonly PaperType[] = ['pdf', 'png', 'jpeg', 'webp'];
const MOST_BYTES = 10_485_760;
/** Withdrawn ones included: the disk is nobody's playground. */
const MOST_UPLOADS = 20;

type HandingIn = { organisationId: string; requestId: string; receive: (maxBytes: number) => Promise<Incoming> };

/** @throws Refused not-found, wrong-role, not-open, rule, too-large, wrong-type, malformed, no-space */
export function handInLicence(
  product: Product,
  caller: Caller,
  { organisationId, requestId, receive }: HandingIn,
): Promise<OrganisationPageView> {
  const asked = { id: organisationId, permission: 'licence.handIn' } as const;
  // An unverified organisation is in nobody's scope; access is checked before and after the bytes.
  return beyondCaller(async () => {
    await requirePlace(product.db, await getSeenOrganisation(product.db, caller, asked));
    const incoming = await receive(MOST_BYTES);
    const id = uuidv7();
    const storageKey = `${(await product.clock.now(product.db)).getUTCFullYear()}/${id}`;
    const kept = await keepBytes(product, storageKey, { incoming, accepts });
    try {
      return await product.db.transaction(async (tx) => {
        const seen = await lockSeenOrganisation(tx, caller, asked);
        await requirePlace(tx, seen);
        const at = await product.clock.now(tx);
        await tx.update(organisationPapers).set({ withdrawnAt: at }).where(presentOf(organisationId));
        const by = { uploadedBy: caller.personId, uploadedAt: at };
        await tx
          .insert(organisationPapers)
          .values({ id, organisationId, paper: 'licence', ...kept, storageKey, ...by });
        await record(tx, {
          at,
          act: 'licence.handedIn',
          actorId: caller.personId,
          subject: `organisations/${organisationId}`,
          details: { paper: id, sha256: kept.sha256, sizeBytes: kept.sizeBytes, mediaType: kept.mediaType },
          requestId,
        });
        return presentOrganisation(tx, caller, seen);
      });
    } catch (error) {
      if (!(await isEntered(product, id))) await product.files.remove(storageKey);
      throw error;
    }
  });
}

const presentOf = (organisationId: string) =>
  and(eq(organisationPapers.organisationId, organisationId), isNull(organisationPapers.withdrawnAt));

async function requirePlace(reader: Reader, seen: SeenOrganisation): Promise<void> {
  requireCorrectable(seen);
  const [row] = await reader
    .select({ count: sql<number>`count(*)::int` })
    .from(organisationPapers)
    .where(eq(organisationPapers.organisationId, seen.record.id));
  if ((row?.count ?? 0) >= MOST_UPLOADS)
    throw new Refused('rule', {
      zh: '营业执照上传次数过多，请联系核验部门',
      en: 'The licence was uploaded too many times; ask the desk that verifies it',
    });
}

/** A reply to the commit may be lost: bytes go only when it is certain that no row names them. */
async function isEntered({ db }: Product, id: string): Promise<boolean> {
  try {
    const rows = await db
      .select({ id: organisationPapers.id })
      .from(organisationPapers)
      .where(eq(organisationPapers.id, id));
    return rows.length > 0;
  } catch {
    return true;
  }
}

type LicenceBytes = { name: string; mediaType: string; sizeBytes: number; bytes: Readable };

/** No record in the journal, no reading. @throws Refused not-found */
export function readLicence(
  product: Product,
  caller: Caller,
  { id, requestId }: { id: string; requestId: string },
): Promise<LicenceBytes> {
  // Whoever may see the organisation and its licence is asked below; the row itself is in nobody's scope.
  return beyondCaller(async () => {
    const [paper] = await product.db.select().from(organisationPapers).where(eq(organisationPapers.id, id));
    if (paper === undefined) throw new Refused('not-found');
    await getSeenOrganisation(product.db, caller, { id: paper.organisationId, permission: 'licence.read' });
    const bytes = await product.files.get(paper.storageKey);
    try {
      await product.db.transaction(async (tx) =>
        record(tx, {
          at: await product.clock.now(tx),
          act: 'licence.read',
          actorId: caller.personId,
          subject: `organisations/${paper.organisationId}`,
          details: { paper: id },
          requestId,
        }),
      );
    } catch (error) {
      bytes.destroy();
      throw error;
    }
    return { name: paper.name, mediaType: paper.mediaType, sizeBytes: paper.sizeBytes, bytes };
  });
}
