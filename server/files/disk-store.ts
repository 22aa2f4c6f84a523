/** Papers in a folder: written beside their place, forced to the disk, then renamed, so that half a file is never seen. */
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore, StoredFile } from './file-store.ts';

/** `2025/0194…`: made by us, but a store is the last place to trust a path. */
const keyShape = /^[0-9]{4}\/[0-9a-f-]{36}$/;
/** What `put` writes before it is whole; such a file can be listed and removed, never read. */
const partShape = /^[0-9]{4}\/[0-9a-f-]{36}\.part$/;

export class DiskStore implements FileStore {
  readonly #root: string;
  constructor(root: string) {
    this.#root = root;
  }

  /** The bytes survive a power cut once this resolves. */
  async put(key: string, bytes: Readable): Promise<void> {
    const path = this.#pathOf(key);
    const part = `${path}.part`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Opened before anything can fail: a stream that opens it by itself could still do so after the removal below.
    const file = await open(part, 'wx', 0o600);
    try {
      await pipeline(bytes, file.createWriteStream({ flush: true }));
      await rename(part, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** Opens the file first: missing bytes fail here and not in the middle of an answer. */
  async get(key: string): Promise<Readable> {
    const file = await open(this.#pathOf(key), 'r');
    return file.createReadStream();
  }

  async remove(key: string): Promise<void> {
    await rm(partShape.test(key) ? join(this.#root, key) : this.#pathOf(key), { force: true });
  }

  /** Only what could be ours: a stray file in the folder is nobody's to remove. */
  async *list(): AsyncGenerator<StoredFile> {
    for await (const year of folders(this.#root)) {
      for await (const entry of await opendir(join(this.#root, year))) {
        const key = `${year}/${entry.name}`;
        if (!keyShape.test(key) && !partShape.test(key)) continue;
        // Removed in the meantime: then it is nothing to list.
        const found = await stat(join(this.#root, key)).catch(() => null);
        if (found) yield { key, ageMs: Date.now() - found.mtimeMs };
      }
    }
  }

  #pathOf(key: string): string {
    if (!keyShape.test(key)) throw new Error(`not a storage key: ${key}`);
    return join(this.#root, key);
  }
}

/** Under `files` in the data folder. */
export const openDiskStore = (dataDir: string): DiskStore => new DiskStore(join(dataDir, 'files'));

/** A store that nothing was put into has no folder yet. */
async function* folders(root: string): AsyncGenerator<string> {
  const directory = await opendir(root).catch(() => null);
  if (directory === null) return;
  for await (const entry of directory) if (entry.isDirectory() && /^[0-9]{4}$/.test(entry.name)) yield entry.name;
}

/** The new name itself must reach the disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
