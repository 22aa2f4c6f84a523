/** The bytes of a file on their way into the store: hashed while they pass, told by their content; a bad file leaves nothing. */
import { Readable } from 'node:stream';
import type { PaperType } from '../../workflows/forms/form-schema.ts';
import { Refused } from '../problems/refused.ts';
import type { Product } from '../product.ts';
import { cleanFileName } from './file-names.ts';
import { uploadTypes } from './form-words.ts';
import { findType } from './upload-type.ts';
import { ByteWatch } from './watch-bytes.ts';

/** The one file of a request: asked for only when the upload is allowed. `finish` fails when the request was not sound. */
export type Incoming = { name: string; bytes: AsyncIterable<Buffer>; finish: () => Promise<void> };
export type Kept = { name: string; mediaType: string; sizeBytes: number; sha256: string };

/** @throws Refused rule, wrong-type, too-large, malformed, no-space */
export async function keepBytes(
  product: Pick<Product, 'files'>,
  storageKey: string,
  { incoming, accepts }: { incoming: Incoming; accepts: readonly PaperType[] },
): Promise<Kept> {
  const watch = new ByteWatch();
  try {
    await product.files.put(storageKey, Readable.from(watch.through(incoming.bytes), { objectMode: false }));
    await incoming.finish();
    const seen = watch.seen();
    if (seen.size === 0) throw new Refused('rule', { zh: '文件是空的', en: 'The file is empty' });
    const { type, found } = await findType(seen);
    if (type === null || !accepts.includes(type)) throw new Refused('wrong-type', { found, accepts });
    return {
      name: cleanFileName(incoming.name, type),
      mediaType: uploadTypes[type].mediaType,
      sizeBytes: seen.size,
      sha256: seen.sha256,
    };
  } catch (error) {
    await product.files.remove(storageKey);
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw new Refused('no-space');
    throw error;
  }
}
