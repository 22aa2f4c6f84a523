/** Writes the generated documents, or names those that are no longer what would be written. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GeneratedDocument } from './documents.ts';

/** Answers the files that differ; with `write` they are brought up to date. */
export async function differingDocuments(
  root: string,
  documents: readonly GeneratedDocument[],
  { write }: { write: boolean },
): Promise<string[]> {
  const differing: string[] = [];
  for (const { file, content } of documents) {
    const [wanted, found] = [await content(), await readOrNothing(join(root, file))];
    if (found === wanted) continue;
    differing.push(file);
    if (!write) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), wanted);
  }
  return differing;
}

/** A file that isn't there yet is stale like one that differs; other errors are for whoever called. */
async function readOrNothing(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
