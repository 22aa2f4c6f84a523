/** Keyset cursors: what the last row of a page sorted by, opaque to clients, refused when it is not ours. */
import type { z } from 'zod';
import { Refused } from '../problems/refused.ts';

export const writeCursor = (keys: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/** @throws Refused bad-cursor */
export function readCursor<T extends z.ZodType>(text: string, shape: T): z.output<T> {
  const parsed = shape.safeParse(parse(Buffer.from(text, 'base64url').toString('utf8')));
  if (!parsed.success) throw new Refused('bad-cursor');
  return parsed.data;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
