/** The one file part of a multipart request, bounded while it streams; every other shape of request is refused. */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problems/refused.ts';
import type { Incoming } from './keep-bytes.ts';

/** @throws Refused wrong-type when it is no multipart request, malformed when the one part is not a file named `file` */
export async function receiveFile(request: FastifyRequest, maxBytes: number): Promise<Incoming> {
  if (!request.isMultipart()) throw new Refused('wrong-type', { found: request.headers['content-type'] ?? '' });
  const parts = request.parts({
    limits: { fileSize: maxBytes, files: 1, fields: 1, parts: 1, headerPairs: 20, fieldSize: 1000 },
  });
  const next = () => parts.next().catch(refuseBroken);
  const first = await next();
  if (first.done) throw new Refused('malformed');
  const part = first.value;
  if (part.type !== 'file' || part.fieldname !== 'file') {
    if (part.type === 'file') part.file.destroy();
    throw new Refused('malformed');
  }
  return {
    name: part.filename ?? '',
    bytes: bounded(part, maxBytes),
    async finish() {
      const rest = await next();
      if (!rest.done) throw new Refused('malformed');
    },
  };
}

async function* bounded({ file }: MultipartFile, maxBytes: number): AsyncGenerator<Buffer> {
  // The parser would wait for the end of the part, which may never come.
  file.once('limit', () => file.destroy(tooLarge(maxBytes)));
  try {
    for await (const chunk of file) {
      if (file.truncated) break;
      yield chunk;
    }
  } catch (error) {
    // Everything else: cut off in the middle, or no end of the part.
    throw error instanceof Refused ? error : new Refused('malformed');
  }
  if (file.truncated) throw tooLarge(maxBytes);
}

const tooLarge = (maxBytes: number) =>
  new Refused('too-large', { limit: `${Math.floor(maxBytes / 1_048_576)} MB`, maxBytes });

function refuseBroken(): never {
  throw new Refused('malformed');
}
