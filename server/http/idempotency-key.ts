/** The header by which a retry is told from a second intent. */
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problems/refused.ts';

/** @throws Refused key-required */
export function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,128}$/.test(key)) throw new Refused('key-required');
  return key;
}
