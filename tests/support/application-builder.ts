/** An application that is whole but for its commitment, put into the database as if it had been filled in; and its link. */
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../server/access/caller.ts';
import { findCommitted } from '../../server/confirmations/commitment-desk.ts';
import { commitmentConfirmations } from '../../server/database/schema/confirmations.ts';
import { assessments, caseForms, documents } from '../../server/database/schema/papers.ts';
import { hashToken } from '../../server/identity/sessions.ts';
import { edition2024 } from '../../workflows/level/editions.ts';
import { answersFor, fillIn, pilotForm, requiredPapers } from '../papers/papers-app.ts';
import { organisationOf, recordOf } from './case-log.ts';
import type { Pilot } from './pilot.ts';

/** So long before the present moment of the pilot's clock. */
const HOUR = 3_600_000;

export async function fillApplication({ product }: Pilot, caseId: string, enterprise: Caller): Promise<void> {
  const form = pilotForm('application');
  const at = new Date((await product.clock.now(product.db)).getTime() - HOUR);
  const saved = { version: 1, updatedBy: enterprise.personId, updatedAt: at };
  await product.db.insert(caseForms).values({ caseId, form: form.code, answers: fillIn(form), ...saved });
  for (const { code } of requiredPapers(form)) {
    const id = uuidv7();
    await product.db.insert(documents).values({
      id,
      caseId,
      paper: code,
      name: `${code}.pdf`,
      mediaType: 'application/pdf',
      sizeBytes: 100,
      sha256: Buffer.from(code).toString('hex').padEnd(64, '0').slice(0, 64),
      storageKey: `2025/${id}`,
      uploadedBy: enterprise.personId,
      uploadedFor: organisationOf(enterprise),
      uploadedAt: at,
    });
  }
  const answers = answersFor(edition2024);
  await product.db.insert(assessments).values({
    id: uuidv7(),
    caseId,
    kind: 'self',
    round: 0,
    edition: '2024',
    answers,
    result: null,
    level: 2,
    ...saved,
  });
}

let links = 0;

/** As if the letter had been sent: its token is 43 characters of its own. */
export async function openLink({ product }: Pilot, caseId: string, enterprise: Caller): Promise<string> {
  links += 1;
  const token = `link${String(links).padStart(39, '0')}`;
  const now = await product.clock.now(product.db);
  await product.db.insert(commitmentConfirmations).values({
    id: uuidv7(),
    caseId,
    letter: 'commitment-2024',
    askedBy: enterprise.personId,
    askedAt: now,
    email: `legal${links}@example.com`,
    tokenHash: hashToken(token),
    expiresAt: new Date(now.getTime() + 86_400_000),
  });
  return token;
}

/** What would be confirmed now. */
export async function contentOf({ product }: Pilot, caseId: string): Promise<string> {
  const committed = await findCommitted(product.db, product, { record: await recordOf({ product }, caseId) });
  if (!committed) throw new Error('nothing is to be confirmed');
  return committed.standing.contentHash;
}
