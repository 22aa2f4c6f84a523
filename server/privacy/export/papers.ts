/** The papers that an organisation handed in, as they were; what cannot be put in is named with the reason. */
import { Readable } from 'node:stream';
import { and, asc, eq, gt } from 'drizzle-orm';
import { organisationPapers } from '../../database/schema/membership.ts';
import { documents } from '../../database/schema/papers.ts';
import { beyondCaller } from '../../database/scope.ts';
import type { Product } from '../../product.ts';
import type { ZipEntry } from './zip-stream.ts';

/** A ZIP without the extension for large ones ends at 4 GiB. */
const largest = 3.5 * 1024 ** 3;

type Stored = { id: string; name: string; sizeBytes: number; storageKey: string };
type LeftOut = { id: string; name: string; why: string };

export async function* papersOf(product: Product, organisationId: string, at: Date): AsyncGenerator<ZipEntry> {
  const leftOut: LeftOut[] = [];
  let size = 0;
  for await (const { id, name, sizeBytes, storageKey } of storedOf(product, organisationId)) {
    size += sizeBytes;
    const why = size > largest ? 'the export would be larger than 3.5 GiB' : null;
    const bytes = why === null ? await product.files.get(storageKey).catch(() => null) : null;
    // By its id too: two papers may have one name, and one name may be another's path.
    if (bytes) yield { path: `papers/${id}/${name}`, at, packed: true, content: bytes };
    else leftOut.push({ id, name, why: why ?? 'its bytes are not in the store' });
  }
  const text = `${JSON.stringify(leftOut, null, 1)}\n`;
  const content = Readable.from([Buffer.from(text)], { objectMode: false });
  yield { path: 'left-out.json', at, packed: false, content };
}

async function* storedOf({ db }: Product, organisationId: string): AsyncGenerator<Stored> {
  for (const table of [documents, organisationPapers] as const) {
    const owner = table === documents ? documents.uploadedFor : organisationPapers.organisationId;
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const page: Stored[] = await beyondCaller(() =>
        db
          .select({ id: table.id, name: table.name, sizeBytes: table.sizeBytes, storageKey: table.storageKey })
          .from(table)
          .where(and(eq(owner, organisationId), gt(table.id, after)))
          .orderBy(asc(table.id))
          .limit(100),
      );
      yield* page;
      const last = page.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
  }
}
