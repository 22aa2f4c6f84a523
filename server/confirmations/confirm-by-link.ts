/** The page that the letter's link opens: everything that will be submitted, and the confirmation. The token is what lets in. */
import { and, eq, isNull } from 'drizzle-orm';
import { checkAnswers } from '../../workflows/level/answers.ts';
import { computeLevel } from '../../workflows/level/compute-level.ts';
import type { Tx } from '../database/database.ts';
import { cases } from '../database/schema/cases.ts';
import { commitmentConfirmations } from '../database/schema/confirmations.ts';
import { documents } from '../database/schema/papers.ts';
import { beyondCaller } from '../database/scope.ts';
import { hashToken } from '../identity/sessions.ts';
import { record as journal } from '../journal/journal.ts';
import type { From } from '../membership/from.ts';
import { answersOf, assessmentOf } from '../papers/filed-part.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { Confirming, LinkedCommitment } from './commitment-contract.ts';
import { type Committed, findCommitted, getEnterprise, letterFor, requireComplete } from './commitment-desk.ts';
import { requireSame } from './confirm-commitment.ts';

type Link = typeof commitmentConfirmations.$inferSelect;
type Opened = { link: Link; record: typeof cases.$inferSelect; committed: Committed };

/** @throws Refused not-found, link-over */
export async function openByLink(
  product: Product,
  { token, from }: { token: string; from: From },
): Promise<LinkedCommitment> {
  // A stranger sees nothing; who has the token was sent it by the enterprise, to read this very application.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const opened = await findOpened(product, tx, token);
      const at = await product.clock.now(tx);
      await journal(tx, {
        at,
        act: 'commitment.opened',
        actorId: null,
        caseId: opened.record.id,
        seq: opened.record.seq,
        details: { confirmationId: opened.link.id },
        ...from,
      });
      return present(product, tx, opened);
    }),
  );
}

/** @throws Refused not-found, link-over, stale-form, rule */
export async function confirmByLink(
  product: Product,
  { token, said, from }: { token: string; said: Confirming; from: From },
): Promise<LinkedCommitment> {
  // As above.
  return beyondCaller(() =>
    product.db.transaction(async (tx) => {
      const found = await findLink(tx, token);
      // A change of the draft and its confirmation never overlap.
      await tx.select({ id: cases.id }).from(cases).where(eq(cases.id, found.caseId)).for('update');
      const opened = await findOpened(product, tx, token);
      const { link, record, committed } = opened;
      if (link.confirmedAt !== null) throw new Refused('link-over', over.used);
      const { legalRepresentative } = await getEnterprise(tx, record.enterpriseId);
      requireSame(committed, said, legalRepresentative);
      await requireComplete(product, { record }, committed);
      const at = await product.clock.now(tx);
      const values = { contentHash: said.contentHash, confirmedAt: at, confirmedName: said.name };
      await tx.update(commitmentConfirmations).set(values).where(eq(commitmentConfirmations.id, link.id));
      await journal(tx, {
        at,
        act: 'commitment.confirmed',
        actorId: null,
        caseId: record.id,
        seq: record.seq,
        details: { confirmationId: link.id, contentHash: said.contentHash, way: 'link' },
        ...from,
      });
      return present(product, tx, { ...opened, link: { ...link, ...values } });
    }),
  );
}

async function findLink(tx: Tx, token: string): Promise<Link> {
  const [link] = await tx
    .select()
    .from(commitmentConfirmations)
    .where(eq(commitmentConfirmations.tokenHash, hashToken(token)));
  if (!link) throw new Refused('not-found');
  return link;
}

async function findOpened(product: Product, tx: Tx, token: string): Promise<Opened> {
  const link = await findLink(tx, token);
  const now = await product.clock.now(tx);
  if (link.withdrawnAt !== null) throw new Refused('link-over', over.withdrawn);
  if (link.confirmedAt === null && link.expiresAt !== null && link.expiresAt <= now)
    throw new Refused('link-over', over.expired);
  const [record] = await tx.select().from(cases).where(eq(cases.id, link.caseId));
  const committed = record && (await findCommitted(tx, product, { record }));
  if (!record || !committed) throw new Refused('not-found');
  if (!committed.form.openIn.some(({ state }) => state === record.state))
    throw new Refused('link-over', over.submitted);
  return { link, record, committed };
}

async function present(product: Product, tx: Tx, { link, record, committed }: Opened): Promise<LinkedCommitment> {
  const { form, filings, terms, standing } = committed;
  const enterprise = await getEnterprise(tx, record.enterpriseId);
  const answers = answersOf(filings, record, form)?.answers ?? {};
  const given = await tx
    .select({ paper: documents.paper, name: documents.name, sizeBytes: documents.sizeBytes, sha256: documents.sha256 })
    .from(documents)
    .where(and(eq(documents.caseId, record.id), isNull(documents.withdrawnAt)))
    .orderBy(documents.id);
  return {
    enterprise: enterprise.name,
    creditCode: enterprise.creditCode,
    number: record.number,
    caseId: record.id,
    letter: await letterFor(tx, { seen: { record }, terms, answers, enterprise }),
    fields: form.fields.flatMap(({ code, label, type }) => {
      const value = answers[code];
      return value === undefined ? [] : [{ label, value, type }];
    }),
    papers: form.papers.flatMap(({ code, label }) =>
      given
        .filter(({ paper }) => paper === code)
        .map(({ name, sizeBytes, sha256 }) => ({ label, name, sizeBytes, sha256 })),
    ),
    selfAssessment: await selfAssessment(product, committed),
    contentHash: standing.contentHash,
    expiresAt: (link.expiresAt ?? link.askedAt).toISOString(),
    confirmedAt: link.confirmedAt?.toISOString() ?? null,
  };
}

async function selfAssessment(
  product: Product,
  { form, filings }: Committed,
): Promise<LinkedCommitment['selfAssessment']> {
  const filled = form.questionnaire === null ? undefined : assessmentOf(filings, form.questionnaire);
  if (!filled) return null;
  const edition = await product.policies.edition(filled.edition);
  const { level, score } = computeLevel(edition, filled.answers);
  return { level: checkAnswers(edition, filled.answers).length === 0 ? level : null, score: score.display };
}

const over = {
  withdrawn: { why: '企业已另发新的链接', whyEn: 'the enterprise has sent another one' },
  expired: { why: '已过期，请企业重新发送', whyEn: 'it has expired; ask the enterprise for another one' },
  used: { why: '已经确认过', whyEn: 'it has been confirmed' },
  submitted: { why: '申报已提交', whyEn: 'the application has been submitted' },
} as const;
