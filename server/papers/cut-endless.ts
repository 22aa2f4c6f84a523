/** Who goes on sending after the answer is listened to for as long as one paper takes, and then cut off. */
import type { FastifyRequest } from 'fastify';
import { largestPaper } from '../../workflows/forms/form-schema.ts';

export async function cutEndless({ raw }: FastifyRequest): Promise<void> {
  if (raw.complete) return;
  let left = largestPaper;
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.destroy();
  });
  raw.resume();
}
