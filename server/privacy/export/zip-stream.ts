/** A ZIP that is written while it is read: never more of it in memory than one piece of one file. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type ZipEntry = {
  path: string;
  at: Date;
  /** Papers are packed already. */
  packed: boolean;
  content: AsyncIterable<Uint8Array>;
};

export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  let ready: Buffer[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else ready.push(Buffer.from(chunk));
  });
  const taken = () => {
    if (failure !== null) throw failure;
    const now = ready;
    ready = [];
    return now;
  };
  for await (const { path, at, packed, content } of entries) {
    const file = packed ? new ZipPassThrough(path) : new ZipDeflate(path, level);
    file.mtime = at;
    zip.add(file);
    for await (const bytes of content) {
      file.push(bytes);
      yield* taken();
    }
    file.push(new Uint8Array(0), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}

const level = { level: 6 } as const;
