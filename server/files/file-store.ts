/** Where the bytes of papers live: four methods, so that a folder and an object store serve alike. */
import type { Readable } from 'node:stream';

/** `ageMs`: since it was last written, by the clock of the store. */
export type StoredFile = { key: string; ageMs: number };

export interface FileStore {
  /** Streams the bytes to the end under this key; a half-written file is never visible under it. */
  put(key: string, bytes: Readable): Promise<void>;
  get(key: string): Promise<Readable>;
  remove(key: string): Promise<void>;
  /** Everything that is stored, half-written files too. */
  list(): AsyncIterable<StoredFile>;
}
