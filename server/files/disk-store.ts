/** Papers in a folder: written beside their place, forced to the disk, then renamed, so that half a file is never seen. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileStore } from './file-store.ts';

/** `2025/0194…`: made by us, but a store is the last place to trust a path. */
const keyShape = /^[0-9]{4}\/[0-9a-f-]{36}$/;

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
    await rm(this.#pathOf(key), { force: true });
  }

  #pathOf(key: string): string {
    if (!keyShape.test(key)) throw new Error(`not a storage key: ${key}`);
    return join(this.#root, key);
  }
}

/** Under `files` in the data folder. */
export const openDiskStore = (dataDir: string): DiskStore => new DiskStore(join(dataDir, 'files'));

/** The new name itself must reach the disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
