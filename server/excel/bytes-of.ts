/** A written sheet as the framework sends it: pulled chunk by chunk, no faster than the client reads. */
import { Readable } from 'node:stream';

export const bytesOf = (stream: ReadableStream<Uint8Array>): Readable => Readable.from(chunksOf(stream));

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
