/** Looks at the bytes of an upload while they pass: how many, their SHA-256, and both ends, which tell the type. */
import { createHash } from 'node:crypto';

const headBytes = 65_536;
/** Holds the directory of a zip archive of some thousand entries. */
const tailBytes = 524_288;

export type WatchedBytes = { size: number; sha256: string; head: Buffer; tail: Buffer };

export class ByteWatch {
  readonly #hash = createHash('sha256');
  readonly #heads: Buffer[] = [];
  #tails: Buffer[] = [];
  #headSize = 0;
  #tailSize = 0;
  #size = 0;

  async *through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      this.#take(chunk);
      yield chunk;
    }
  }

  /** Once everything has passed. */
  seen(): WatchedBytes {
    return {
      size: this.#size,
      sha256: this.#hash.copy().digest('hex'),
      head: Buffer.concat(this.#heads),
      tail: Buffer.concat(this.#tails).subarray(-tailBytes),
    };
  }

  #take(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.#size += chunk.length;
    if (this.#headSize < headBytes) {
      const part = chunk.subarray(0, headBytes - this.#headSize);
      this.#heads.push(Buffer.from(part));
      this.#headSize += part.length;
    }
    this.#tails.push(Buffer.from(chunk));
    this.#tailSize += chunk.length;
    for (let first = this.#tails[0]; first && this.#tailSize - first.length >= tailBytes; first = this.#tails[0]) {
      this.#tailSize -= first.length;
      this.#tails = this.#tails.slice(1);
    }
  }
}
