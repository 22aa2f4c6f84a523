/**
 * The signed paper of an objection: bounded while it streams, told by its content, and sealed whole into the database, because a
 * letter tells more of who wrote it than its signature. Until an objection names it, nobody can read it, and after a day it is gone.
 */
import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { objectionLimits } from '../../workflows/notices/objecting.ts';
import type { Tx } from '../database/database.ts';
import { objectionPapers } from '../database/schema/objections.ts';
import { beyondCaller } from '../database/scope.ts';
import { objectionTypes } from '../notices/objection-types.ts';
import { cleanFileName } from '../papers/file-names.ts';
import { uploadTypes } from '../papers/form-words.ts';
import type { Incoming } from '../papers/keep-bytes.ts';
import { findType } from '../papers/upload-type.ts';
import { ByteWatch } from '../papers/watch-bytes.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import type { ObjectionPaper } from './objections-contract.ts';
import { openPart, sealPart } from './sealed-parts.ts';

/** @throws Refused too-large, wrong-type, malformed, rule */
export async function handInPaper(
  product: Product,
  receive: (maxBytes: number) => Promise<Incoming>,
): Promise<ObjectionPaper> {
  const incoming = await receive(objectionLimits.fileBytes);
  const watch = new ByteWatch();
  const chunks: Buffer[] = [];
  for await (const chunk of watch.through(incoming.bytes)) chunks.push(chunk);
  await incoming.finish();
  const seen = watch.seen();
  if (seen.size === 0) throw new Refused('rule', { zh: '文件是空的', en: 'The file is empty' });
  const { type, found } = await findType(seen);
  const accepted = objectionTypes.find((one) => one === type);
  if (accepted === undefined) throw new Refused('wrong-type', { found, accepts: objectionTypes });
  // By chance and not by time: whoever knows it may name it in an objection.
  const id = randomUUID();
  const name = cleanFileName(incoming.name, accepted);
  const { mediaType } = uploadTypes[accepted];
  const bytes = Buffer.concat(chunks).toString('base64');
  // Nobody is signed in: the row is in nobody's scope but the product's.
  await beyondCaller(async () =>
    product.db.insert(objectionPapers).values({
      id,
      name: sealPart(product, name, [id, 'paper name']),
      mediaType,
      sizeBytes: seen.size,
      bytes: sealPart(product, bytes, [id, 'paper bytes']),
      uploadedAt: await product.clock.now(product.db),
    }),
  );
  return { id, name, mediaType, sizeBytes: seen.size };
}

/** The papers become those of this objection; each belongs to one. @throws Refused rule */
export async function takePapers(tx: Tx, objectionId: string, papers: readonly string[]): Promise<void> {
  const wanted = [...new Set(papers)];
  if (wanted.length === 0) return;
  const taken = await tx
    .update(objectionPapers)
    .set({ objectionId })
    .where(and(inArray(objectionPapers.id, wanted), isNull(objectionPapers.objectionId)))
    .returning({ id: objectionPapers.id });
  if (taken.length < wanted.length)
    throw new Refused('rule', {
      zh: '上传的材料已失效，请重新上传',
      en: 'The uploaded paper is not there any more; upload it again',
    });
}

export async function listPapers(product: Product, tx: Tx, objectionId: string): Promise<ObjectionPaper[]> {
  const rows = await tx
    .select({
      id: objectionPapers.id,
      name: objectionPapers.name,
      mediaType: objectionPapers.mediaType,
      sizeBytes: objectionPapers.sizeBytes,
    })
    .from(objectionPapers)
    .where(eq(objectionPapers.objectionId, objectionId))
    .orderBy(objectionPapers.uploadedAt, objectionPapers.id);
  return rows.map((row) => ({ ...row, name: openPart(product, row.name, [row.id, 'paper name']) }));
}

/** @throws Refused not-found */
export async function openPaper(product: Product, tx: Tx, { id, objectionId }: { id: string; objectionId: string }) {
  const [row] = await tx
    .select()
    .from(objectionPapers)
    .where(and(eq(objectionPapers.id, id), eq(objectionPapers.objectionId, objectionId)));
  const name = row && openPart(product, row.name, [id, 'paper name']);
  const bytes = row && openPart(product, row.bytes, [id, 'paper bytes']);
  if (!row || !name || !bytes) throw new Refused('not-found');
  return { name, mediaType: row.mediaType, bytes: Buffer.from(bytes, 'base64') };
}
